"""The lock holds what the project asks for, each file by its hash, from wherever the machine gets it."""

import re
import tomllib
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, requires

from tests.house.source import ROOT

PIN = re.compile(
    r"(?m)^(?P<name>[a-z0-9.-]+)(\[(?P<extras>[a-z0-9,-]+)\])?==(?P<version>\S+)(?P<rest>(.*\\\n)+.*$)"
)
WITH_EXTRAS = re.compile(r"(?P<name>[A-Za-z0-9._-]+)\[(?P<extras>[^\]]+)\](?!.*;.*extra\s*==)")


def unlocked(wanted: Iterable[str], lock: str) -> list[str]:
    """Requirements without a pin, and pins without a hash."""
    pins = {pin["name"]: pin["rest"] for pin in PIN.finditer(lock)}
    names = [re.split(r"[\s<>=!~\[;]", text)[0].lower().replace("_", "-") for text in wanted]
    missing = [f"{name} is not in the lock" for name in names if name not in pins]
    return missing + [f"{name} has no hash" for name, rest in pins.items() if "--hash=sha256:" not in rest]


def without_extras(lock: str, asked: Iterable[str]) -> list[str]:
    """What is asked for with extras and pinned without them: pip would take a newer one, without a hash."""
    pinned = {pin["name"]: set((pin["extras"] or "").split(",")) for pin in PIN.finditer(lock)}
    found = [WITH_EXTRAS.match(text) for text in asked]
    wanted = [(each["name"].lower(), set(each["extras"].split(","))) for each in found if each]
    return [name for name, extras in wanted if name in pinned and not extras <= pinned[name]]


def asked_by(name: str) -> list[str]:
    """What an installed package asks for; nothing where it is for another system."""
    try:
        return requires(name) or []
    except PackageNotFoundError:
        return []


def hosts(lock: str) -> list[str]:
    """Lines that say where to fetch from: that is each machine's own business."""
    return [
        line
        for line in lock.splitlines()
        if "://" in line or re.match(r"\s*(-i|-f|--[\w-]*(index|links))", line)
    ]


def test_the_lock_holds_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    names = project["project"]["dependencies"] + project["project"]["optional-dependencies"]["dev"]
    lock = (ROOT / "packaging/requirements.lock").read_text("utf-8")
    assert unlocked(names + project["build-system"]["requires"], lock) == []
    assert hosts(lock) == []


def test_the_lock_pins_extras_too() -> None:
    lock = (ROOT / "packaging/requirements.lock").read_text("utf-8")
    asked = [text for pin in PIN.finditer(lock) for text in asked_by(pin["name"])]
    assert without_extras(lock, asked) == []


def test_a_pin_without_its_extras_is_caught() -> None:
    lock = "coverage==7.17.3 \\\n    --hash=sha256:ab\n"
    assert without_extras(lock, ["coverage[toml]>=7.10.6"]) == ["coverage"]
    assert without_extras(lock.replace("==", "[toml]=="), ["coverage[toml]>=7.10.6"]) == []
    assert without_extras(lock, ['coverage[toml]>=7; extra == "testing"', "six>=1", "holidays[x]"]) == []


def test_a_gap_in_the_lock_is_caught() -> None:
    lock = "babel==2.18.0 \\\n    --hash=sha256:ab\nsix==1.17.0 ; x == 'y' \\\n    # via babel\n"
    assert unlocked(["Babel>=2.18"], lock) == ["six has no hash"]
    assert unlocked(["babel", "ruff"], lock)[:1] == ["ruff is not in the lock"]


def test_a_host_in_the_lock_is_caught() -> None:
    for line in (
        "--index-url https://example.org/simple",
        "-i simple",
        "a @ https://example.org/a.whl",
        "--find-links x",
    ):
        assert hosts(f"# head\n{line}\n") == [line]
    assert hosts("babel==2.18.0 \\\n    --hash=sha256:ab") == []
