"""The authority of the house: what a phone is asked to trust, and how little it can do."""

from __future__ import annotations

import ssl
import stat
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address, IPv4Network
from pathlib import Path

import pytest
from cryptography import x509

from unknot.cli.authority import Papers, SpoiltPapers, papers
from unknot.cli.home import is_private

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
HOME = ("192.168.1.20",)


def issued(folder: Path, now: datetime = NOW, addresses: tuple[str, ...] = HOME) -> Papers:
    return papers(folder, addresses, "kitchen", now)


def certificates(file: Path) -> list[x509.Certificate]:
    return x509.load_pem_x509_certificates(file.read_bytes())


def test_the_certificate_speaks_for_this_machine_in_the_house_and_is_signed_by_the_authority(
    tmp_path: Path,
) -> None:
    found = issued(tmp_path)
    server, authority = certificates(found.certificate)
    names = server.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert set(names.get_values_for_type(x509.IPAddress)) == {IPv4Address(a) for a in (*HOME, "127.0.0.1")}
    assert names.get_values_for_type(x509.DNSName) == ["localhost", "kitchen.local"]
    server.verify_directly_issued_by(authority)
    assert authority == certificates(found.authority)[0]


def test_the_authority_can_speak_for_private_addresses_only(tmp_path: Path) -> None:
    authority = certificates(issued(tmp_path).authority)[0]
    limits = authority.extensions.get_extension_for_class(x509.NameConstraints)
    assert limits.critical
    allowed = limits.value.permitted_subtrees or []
    for name in allowed:
        network = (
            isinstance(name, x509.IPAddress) and isinstance(name.value, IPv4Network) and name.value.is_private
        )
        assert network or name.value in ("local", "localhost"), name


def test_a_server_can_use_the_papers(tmp_path: Path) -> None:
    found = issued(tmp_path)
    ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(found.certificate, found.key)


def test_the_same_authority_stays_from_start_to_start_so_that_a_phone_trusts_it_once(tmp_path: Path) -> None:
    first = issued(tmp_path)
    again = issued(tmp_path, NOW + timedelta(days=200), ("10.0.0.7",))
    assert first.fingerprint == again.fingerprint
    server = certificates(again.certificate)[0]
    assert server.not_valid_after_utc > NOW + timedelta(days=500)


def test_an_authority_that_would_end_before_its_certificate_is_made_anew(tmp_path: Path) -> None:
    first = issued(tmp_path)
    assert issued(tmp_path, NOW + timedelta(days=3300)).fingerprint != first.fingerprint


def test_nobody_else_on_this_machine_may_read_the_keys(tmp_path: Path) -> None:
    issued(tmp_path)
    for name in ("authority.key", "server.key"):
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600


@pytest.mark.parametrize("spoilt", ["authority.key", "authority.crt"])
def test_spoilt_papers_are_left_alone_and_it_says_what_to_do(tmp_path: Path, spoilt: str) -> None:
    issued(tmp_path)
    (tmp_path / spoilt).write_text("nonsense")
    with pytest.raises(SpoiltPapers, match="Move that folder away"):
        issued(tmp_path)
    assert (tmp_path / spoilt).read_text() == "nonsense"


def test_a_key_of_another_authority_is_noticed(tmp_path: Path) -> None:
    issued(tmp_path / "one")
    issued(tmp_path / "two")
    (tmp_path / "one" / "authority.key").write_bytes((tmp_path / "two" / "authority.key").read_bytes())
    with pytest.raises(SpoiltPapers):
        issued(tmp_path / "one")


@pytest.mark.parametrize("address", ["192.168.1.20", "10.1.2.3", "172.16.0.9"])
def test_addresses_of_a_house_are_taken(address: str) -> None:
    assert is_private(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "172.32.0.1", "house", "", "fe80::1"])
def test_other_addresses_are_not(address: str) -> None:
    assert not is_private(address)
