"""One rule per file. Each holds `problems(library)`; its docstring says what the rule asks and why."""
