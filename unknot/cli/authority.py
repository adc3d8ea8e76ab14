"""A certificate authority of this house alone, so that a phone in it may trust this machine.

Its names are constrained to private addresses and `.local`: even when its key is stolen it cannot speak for any site
of the wide world.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address, IPv4Network
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

PRIVATE = tuple(map(IPv4Network, ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8")))
NAMES = ("local", "localhost")
AUTHORITY_DAYS = 3650
SERVER_DAYS = 397  # phones refuse certificates that last longer than 825 days, some those over 398
RENEW_DAYS = 30
CLOCKS_APART = timedelta(days=1)


class SpoiltPapers(ValueError):
    """What lies in the folder is no authority of ours. The text says what to do."""


@dataclass(frozen=True, slots=True)
class Papers:
    """Where the files lie, and what a person compares on the phone: the authority's SHA-256 fingerprint in hex."""

    authority: Path
    certificate: Path
    key: Path
    fingerprint: str


@dataclass(frozen=True, slots=True)
class _Authority:
    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey


def papers(folder: Path, addresses: Iterable[str], name: str, now: datetime | None = None) -> Papers:
    """The authority (made when missing or nearly over) and a fresh certificate for these addresses.

    `name` is the machine's own name, without `.local`. Raises SpoiltPapers, OSError.
    """
    now = now or datetime.now(UTC)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    authority = _kept(folder, now) or _made(folder, name, now)
    certificate, key = _for_server(authority, tuple(addresses), name, now)
    _write(folder / "server.key", _pem_key(key))
    _write(folder / "server.crt", _pem(certificate) + _pem(authority.certificate))
    fingerprint = authority.certificate.fingerprint(hashes.SHA256()).hex(":").upper()
    return Papers(folder / "authority.crt", folder / "server.crt", folder / "server.key", fingerprint)


def _kept(folder: Path, now: datetime) -> _Authority | None:
    if not (folder / "authority.key").exists():
        return None
    try:
        certificate = x509.load_pem_x509_certificate((folder / "authority.crt").read_bytes())
        key = serialization.load_pem_private_key((folder / "authority.key").read_bytes(), None)
    except (ValueError, FileNotFoundError) as error:
        raise SpoiltPapers(_spoilt(folder)) from error
    if not isinstance(key, ec.EllipticCurvePrivateKey) or key.public_key() != certificate.public_key():
        raise SpoiltPapers(_spoilt(folder))
    over = certificate.not_valid_after_utc - timedelta(days=SERVER_DAYS + RENEW_DAYS)
    return _Authority(certificate, key) if now < over else None


def _spoilt(folder: Path) -> str:
    return (
        f"The authority in {folder} cannot be read. Move that folder away and start again: "
        "a new one is made, and each phone has to trust it anew."
    )


def _made(folder: Path, name: str, now: datetime) -> _Authority:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = _name(f"Unknot at home ({name})")
    constraint = x509.NameConstraints(
        permitted_subtrees=[*map(x509.IPAddress, PRIVATE), *map(x509.DNSName, NAMES)], excluded_subtrees=None
    )
    builder = (
        _begun(subject, subject, key, now, AUTHORITY_DAYS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs=True), critical=True)
        .add_extension(constraint, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    certificate = builder.sign(key, hashes.SHA256())
    _write(folder / "authority.key", _pem_key(key))
    _write(folder / "authority.crt", _pem(certificate))
    return _Authority(certificate, key)


def _for_server(
    authority: _Authority, addresses: tuple[str, ...], name: str, now: datetime
) -> tuple[x509.Certificate, ec.EllipticCurvePrivateKey]:
    key = ec.generate_private_key(ec.SECP256R1())
    known = [x509.IPAddress(IPv4Address(a)) for a in dict.fromkeys((*addresses, "127.0.0.1"))]
    names = [x509.DNSName("localhost"), x509.DNSName(f"{name}.local")]
    issuer = authority.certificate.subject
    builder = (
        _begun(_name("Unknot"), issuer, key, now, SERVER_DAYS)
        .add_extension(x509.SubjectAlternativeName([*known, *names]), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(authority.key.public_key()), critical=False
        )
    )
    return builder.sign(authority.key, hashes.SHA256()), key


def _begun(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey, now: datetime, days: int
) -> x509.CertificateBuilder:
    builder = x509.CertificateBuilder(issuer, subject, key.public_key(), x509.random_serial_number())
    return builder.not_valid_before(now - CLOCKS_APART).not_valid_after(now + timedelta(days=days))


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common[:64])])


def _usage(*, signs: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs,
        crl_sign=signs,
        encipher_only=False,
        decipher_only=False,
    )


def _pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)


def _pem_key(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def _write(path: Path, content: bytes) -> None:
    """Readable by its owner alone from the first byte on; in place at once or not at all."""
    draft = path.with_name(f".{path.name}-{os.getpid()}")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
    draft.replace(path)
