"""Texts that people might type, or attackers import: each must be shown as it is and do nothing.

They are made from small lists, so that a new trick is one more line. ``{bait}`` in a text stands for the
path of a picture that nobody may open, ``{host}`` for an address that nobody may ask.
"""

import random
from pathlib import Path

HOST = "127.0.0.1:9"
# A text with one of these is refused where it is typed: it cannot be kept or shown as what it is.
REFUSED = (
    *("\0", "a\0b", "=1+1\0", "\0=1+1", "Ann\0<b>x</b>", "\ud800", "Ann \udfff Lee", "\udcff"),
    *("\x1b[31mred\x1b[0m", "\x1b]0;title\x07", "Ann\rLee", "\r=1+1"),
    *(f"Ann{chr(code)}Lee" for code in (0x1, 0x7, 0x8, 0xB, 0xC, 0x1B, 0x1C, 0x1F, 0x7F)),
)

_NAMES = """R&D|AT&T|Smith <smith@example.com>|Tom & <b>Jerry|Tom &amp; Jerry|O'Neil|O’Neil & Sons|
"Bob"|
D'Arcy "Dot" <dot@x.org>|Müller & Söhne|Łukasz Żółć|50% off|100_000|A/B\\C|a<b>c|a < b & c > d|
I <3 dolls|
&copy; 2026|&#65;nn|&lt;b&gt;|Weiß|José Núñez|Ærø|Ðóra Þórsdóttir|Straße 5|№ 5|½ doll|C++|C#|F♯|
№1 <-> №2|
Null|None|nan|undefined|True|false|0|-0|1e3|1E5|007|00123|3/4|12-25|2026-03-13|2026-02-30|20260313|1,5|$5.00|(5)|
12345678901234567890|+1 555 010 0100|10:30|March 5|TOTAL|#REF!|#1|page_1|a_b|*b*|_i_|`x`|
[x](http://{host}/)"""
_TAGS = """<b>x</b>|<i>x|<u>x</u>|<font color="red">x</font>|<font size=40>x</font>|<br>|<br/>x|
<hr>|<p>x</p>|
<h1>x</h1>|<center>x|<table><tr><td>x</table>|<ul><li>x|<pre>x|<!-- x -->|<!-- x|<![CDATA[x]]>|
<!doctype html>x|
<?xml version="1.0"?>x|<html><body bgcolor=red>x|<qt>x</qt>|<style>*{color:red}</style>x|
<script>alert(1)</script>|
<svg onload=alert(1)>|<iframe src="http://{host}/">|<object data="{bait}">|<body background="{bait}">x|
<table background="{bait}"><tr><td>x|<span style="background:url({bait})">x</span>|
<link rel=stylesheet href="{bait}">|
<a href="file://{bait}">x</a>|<a href="http://{host}/">x</a>|<a href="javascript:alert(1)">x</a>|
<meta charset=utf-7>|
<img src="{bait}">|<img src='{bait}'/>|<IMG SRC={bait}>|<img src="file://{bait}">|
<img src="http://{host}/x.png">|
<img src="//{host}/x.png">|<img src="data:image/png;base64,iVBORw0KGgo=">|
<img src=":/qt-project.org/x.png">|
<a href="\\\\{host}\\x">x</a>|<img src="\\\\{host}\\x.png">|<a name=x>x</a>|<input value=x>|
<marquee>x|<blink>x</blink>"""
_MARKUP = """<para>x</para>|<para align=center>x|<seq id=x/>|<index item="x"/>|
<onDraw name="x" label="y"/>|<greek>a</greek>|
<super>x</super>|<sub>x|<strike>x|<unichar code="65"/>|<bullet>x</bullet>|<a href="file:{bait}">x|
<link href="{bait}">x|
<img src="{bait}" width="9" height="9"/>|<img src="http://{host}/x.png" width="9" height="9"/>|
<pageBreak/>|
<font name="{bait}">x</font>|<font color="[__import__('os').system('touch {bait}.run')]">x</font>|
<font color="[[[getattr(pow,'__globals__')]]]">x</font>|<font color="eval('1')">x</font>|%PDF-1.7|
endobj|
) Tj ET /JS (app.alert(1))|/OpenAction << /S /JavaScript >>|<< /URI (http://{host}/) >>|/Launch (x)|
(unbalanced|\\)|\\"""
_FORMULAS = """1+1|cmd\\|' /C calc'!A0|HYPERLINK("http://{host}/","x")|WEBSERVICE("http://{host}/")|
SUM(A1:A9)|
IMPORTXML("http://{host}/","//a")|DDE("cmd","/C calc","x")|12.50|A1"""
_FORMULA_SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", " =", "\t=", "\n=", "\u00a0=", "\ufeff=")
_SQL = """' OR 1=1 --|'; DROP TABLE orders; --|" OR ""="|x') UNION SELECT 1 --|\\'; --|
1; PRAGMA writable_schema=ON|
%|_|100%|1_0|\\%|[a-z]%|a*|NEAR(a b)|"a b|a AND|OR|NOT x|a:b|^a|(a|a)|{a}|?|?1|:name|@p|$1|/*|*/|--|
x'00'"""
_FORMATS = """{}|{0}|{name}|{number}|{0.__class__}|{x!r:>99}|{{}}|}|{|%|%s|%n|%d%d|%(name)s|%%|
%x%n%s|$name|${HOME}|
$(id)|`id`|\\n|\\x41|\\u0041|%00|%0a%0d|\\0|f"{x}"|#{1}|<%= 1 %>|{{7*7}}|{% x %}|[*]|Dolls [*]|
[*][*]|%1|%L1"""
_PATHS = """../../x|..\\..\\x|/etc/passwd|{bait}|file://{bait}|C:\\Windows\\x|\\\\host\\share\\x|~|
~/x|.|..|...|.hidden|x/|/|//|
CON|con.txt|NUL|COM1|LPT9.pdf|AUX|a:b|a?b|a*b|a"b|<x>|a\\|b|x.|x. |$HOME|-rf|--output=x|x.desk|
a\\tb|:/x|qrc:/x|name.exe"""
_MENUS = """&File|F&ile|&&|&&&|&|a&|a & b|&Yes|x\ty|x\tCtrl+Q|E&xit\tAlt+F4|(&A)"""
_SCRIPTS = """Ελένη Παπαδοπούλου|Юлия Щёкина|שרה כהן|محمد علي|كتاب <b>x</b>|שרה R&D (5)|
田中さくら|김민수|李小龍|ไม้|हिन्दी|🧸 Bear|
👩\u200d👧 Dolls|𝔄nn|ﬁne|İstanbul|ǅ|ß|é|e\u0301|A\u030a|…|“x”|«x»|‹x›|„x“|a\u00a0b|
a\u2003b|¿Qué?"""
# Letters that turn, hide or pile up what stands beside them, each put into a name.
_UNSEEN = [
    *(0x85, 0x9B, 0xAD, 0x34F, 0x61C, 0x115F, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2028, 0x2029),
    *(0x202A, 0x202D, 0x202E, 0x2060, 0x2066, 0x2067, 0x3164, 0xFEFF, 0xFFF9, 0xE0041),
]
_SPELLS = (
    "invoice\u202efdp.exe",
    "\u202e\u0646\u0645 <b>x</b>",
    "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324\u031e\u0349\u035a\u032fa\u0334\u0335lgo",
    "Ann\u2067\u2066Lee",
    "Ann\r\nERROR desk forged",
    "Ann\nLee\nSt. Louis",
    'x","y"\r\n"=1+1',
    "a,b;c\td|e",
    '{"level": "ERROR"}',
    "Ann\r\nBcc: x@example.com",
)
_LONG = (
    "W" * 300,
    "long words " * 30,
    "<b>" * 90,
    "&" * 120,
    "🧸" * 120,
    "a\u0301" * 150,
    "../" * 90 + "x",
    "x" * 254 + ".pdf",
)


def _split(text: str) -> list[str]:
    """A list's texts; a line's end is no part of one, and a bar in a text is written with a backslash."""
    joined = "".join(text.split("\n")).replace("\\|", "\0")
    return [each.replace("\0", "|") for each in joined.split("|") if each]


def hostile(bait: Path) -> tuple[str, ...]:
    """All of them, each once."""
    found = [*_split(_NAMES), *_split(_TAGS), *_split(_MARKUP), *_split(_SQL), *_split(_FORMATS)]
    found += [sign + body for body in _split(_FORMULAS)[:3] for sign in _FORMULA_SIGNS]
    found += ["=" + body for body in _split(_FORMULAS)[3:]]
    found += [*_split(_PATHS), *_split(_MENUS), *_split(_SCRIPTS), *_SPELLS, *_LONG]
    found += [f"Ann{chr(code)}Lee" for code in _UNSEEN]
    filled = (each.replace("{bait}", str(bait)).replace("{host}", HOST) for each in found)
    return tuple(dict.fromkeys(each for each in filled if each.strip()))


def generated(bait: Path, count: int, seed: int = 4) -> tuple[str, ...]:
    """As many more, pieces of the others put together; the same ones for the same seed."""
    chance, pieces = random.Random(seed), hostile(bait)
    found: dict[str, None] = {}
    while len(found) < count:
        parts = [chance.choice(pieces)[: chance.randint(1, 60)] for _ in range(chance.randint(2, 4))]
        # A line feed that was cut off would leave a carriage return alone, which no field takes.
        found[chance.choice(("", " ", "\t", "&", "<b>")).join(parts).replace("\r", "")] = None
    return tuple(each for each in found if each.strip())
