"""A print server of the test's own, whose printers, one for labels and one for Letter, write to files."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

USUAL = {"label": "Letter", "letter": "w288h432"}
PROGRAMS = ("cupsd", "lpadmin", "lpstat")
_PATH = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/sbin"))
_SECONDS = 60
_SERVER = """Listen {folder}/cups.sock
Browsing No
WebInterface No
DefaultAuthType None
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order allow,deny
  </Limit>
</Policy>
"""
_FILES = """ServerRoot {folder}
RequestRoot {folder}/spool
StateDir {folder}/run
CacheDir {folder}/cache
TempDir {folder}/tmp
ErrorLog {folder}/error
AccessLog {folder}/access
PageLog {folder}/page
FileDevice Yes
"""
# What a printer can do, as its maker says it: PDF is taken as it is, in both sizes, of which the wrong one is
# usual.
_ABILITIES = """*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "DESK.PPD"
*Manufacturer: "Desk"
*Product: "(Desk)"
*ModelName: "Desk {name}"
*ShortNickName: "Desk {name}"
*NickName: "Desk {name}"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: False
*DefaultColorSpace: Gray
*FileSystem: False
*cupsFilter2: "application/vnd.cups-pdf application/pdf 0 -"
*OpenUI *PageSize/Media Size: PickOne
*OrderDependency: 10 AnySetup *PageSize
*DefaultPageSize: {usual}
*PageSize w288h432/4 x 6: "<</PageSize[288 432]/ImagingBBox null>>setpagedevice"
*PageSize Letter/Letter: "<</PageSize[612 792]/ImagingBBox null>>setpagedevice"
*CloseUI: *PageSize
*OpenUI *PageRegion/Media Size: PickOne
*OrderDependency: 10 AnySetup *PageRegion
*DefaultPageRegion: {usual}
*PageRegion w288h432/4 x 6: "<</PageSize[288 432]/ImagingBBox null>>setpagedevice"
*PageRegion Letter/Letter: "<</PageSize[612 792]/ImagingBBox null>>setpagedevice"
*CloseUI: *PageRegion
*DefaultImageableArea: {usual}
*ImageableArea w288h432/4 x 6: "0 0 288 432"
*ImageableArea Letter/Letter: "0 0 612 792"
*DefaultPaperDimension: {usual}
*PaperDimension w288h432/4 x 6: "288 432"
*PaperDimension Letter/Letter: "612 792"
"""


def lacking() -> str:
    """Why no print server can be had on this machine; empty where one can."""
    missing = [name for name in PROGRAMS if shutil.which(name, path=_PATH) is None]
    if missing:
        return f"CUPS is not installed: {', '.join(missing)}"
    return "" if os.geteuid() == 0 else "only root starts a print server"


class Spooler:
    """The server runs from ``start`` to ``stop`` and listens at a socket, not at the network."""

    def __init__(self) -> None:
        # Filters run as another user, who has to get to the spool.
        # A printer whose file lies below /dev is taken for a device that has to be there.
        self.folder = Path(tempfile.mkdtemp(prefix="desk-cups-", dir="/var/tmp"))
        self.folder.chmod(0o711)
        self._server: subprocess.Popen[bytes] | None = None
        self.environ: Mapping[str, str] = {
            **os.environ,
            "PATH": _PATH,
            "CUPS_SERVER": str(self.folder / "cups.sock"),
        }

    def start(self) -> None:
        """Start the server with its two printers."""
        for name in ("spool", "run", "cache", "tmp"):
            (self.folder / name).mkdir()
        for name, text in (("cupsd.conf", _SERVER), ("cups-files.conf", _FILES)):
            (self.folder / name).write_text(text.format(folder=self.folder))
        configured = ("-c", str(self.folder / "cupsd.conf"), "-s", str(self.folder / "cups-files.conf"))
        self._server = subprocess.Popen(("cupsd", "-f", *configured), env=self.environ)
        self._until(lambda: "is running" in self._told("lpstat", "-r"))
        for name, usual in USUAL.items():
            abilities = self.folder / f"{name}.ppd"
            abilities.write_text(_ABILITIES.format(name=name, usual=usual))
            device = f"file:{self.folder / name}.pdf"
            self._told("lpadmin", "-p", name, "-E", "-v", device, "-P", str(abilities))

    def printed(self, name: str) -> bytes:
        """What a printer was sent, once it has all of it."""
        self._until(lambda: not self._told("lpstat", "-o"))
        return (self.folder / f"{name}.pdf").read_bytes()

    def stop(self) -> None:
        """End the server, and take its files away."""
        if self._server is not None:
            self._server.terminate()
            self._server.wait(_SECONDS)
        shutil.rmtree(self.folder)

    def _told(self, *command: str) -> str:
        done = subprocess.run(command, env=self.environ, capture_output=True, text=True, timeout=_SECONDS)
        return done.stdout.strip()

    def _until(self, holds: Callable[[], bool]) -> None:
        """Ask again and again, each time of a process of its own."""
        end = time.monotonic() + _SECONDS
        while not holds():
            assert time.monotonic() < end, (self.folder / "error").read_text()[-2000:]
