"""SQL is written in the program, not put together from what people typed; SQLite alone opens its file."""

import ast

from tests.house.source import Source, faults, last_name, planted

RUNS = {
    *("count_where", "delete_where", "execute", "executemany", "executescript", "ids", "query"),
    *("rows_where", "stream"),
}
SQL_KEYWORDS = {"sql", "where", "order_by", "select"}
# The note of who holds a file lies beside it.
NOTES = "desk/store/holders.py"
FILES = {"read_bytes", "read_text", "write_bytes", "write_text"}


def loose_sql(source: Source) -> list[str]:
    """SQL that is neither a literal nor a constant of a module."""
    found = []
    for node in source.nodes:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in RUNS:
            given = [key.value for key in node.keywords if key.arg in SQL_KEYWORDS]
            if not all(is_fixed(text) for text in node.args[:1] + given):
                found.append(source.at(node, "runs SQL that is no constant"))
    return found


def is_fixed(node: ast.AST) -> bool:
    """A literal, a constant by its upper-case name, an entry of one, or a choice between two such."""
    if isinstance(node, ast.IfExp):
        return is_fixed(node.body) and is_fixed(node.orelse)
    if isinstance(node, ast.BinOp):
        return isinstance(node.op, ast.Add) and is_fixed(node.left) and is_fixed(node.right)
    if isinstance(node, ast.Subscript):
        return is_upper(last_name(node.value))
    return isinstance(node, ast.Constant) or is_upper(last_name(node))


def false_constants(source: Source) -> list[str]:
    """Upper-case names given a value elsewhere than once at the top of a module."""
    top = {id(node) for node in source.tree.body}
    return [
        source.at(node, f"{name.id} is no constant")
        for node in source.nodes
        if isinstance(node, ast.stmt) and id(node) not in top and not isinstance(node, ast.ClassDef)
        for name in ast.iter_child_nodes(node)
        if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store) and is_upper(name.id)
    ]


def is_upper(name: str) -> bool:
    """Whether a name is written as a constant's."""
    return name.isupper() and len(name) > 1


def opened_files(source: Source) -> list[str]:
    """Files opened past SQLite: closing one gives up the locks that keep two counters apart."""
    found = []
    for node in source.nodes:
        opens = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "open"
        reads = isinstance(node, ast.Attribute) and node.attr in FILES
        if isinstance(node, ast.Import):
            reads = any(name.name == "shutil" for name in node.names)
        if isinstance(node, ast.ImportFrom):
            reads = node.module == "shutil"
        if opens or reads:
            found.append(source.at(node, "opens a file past SQLite"))
    return found


def test_sql_is_written_in_the_program() -> None:
    assert faults(loose_sql, "desk/store") == []


def test_loose_sql_is_caught() -> None:
    for text in (
        "db.execute(f'SELECT * FROM {table}')",
        "db.query('SELECT ' + columns)",
        "db.execute('SELECT %s' % name)",
        "self.db.executemany(sql, rows)",
        "db['orders'].rows_where(where, [])",
        "db['orders'].rows_where('id = ?', [1], order_by=column)",
        "db.execute(sql=text)",
        "db.execute(ONE if new else text)",
        "db.execute(choose(kind))",
    ):
        assert len(loose_sql(planted(text))) == 1, text
    for text in ("db.execute('SELECT 1')", "db.query(PAGE, (a,))", "db.query(sql.PAGE)", "t.rows_where()"):
        assert loose_sql(planted(text)) == [], text
    assert loose_sql(planted("db.execute(PAGES[kind] if kind else PAGE + ' LIMIT 1')")) == []


def test_constants_are_constant() -> None:
    assert faults(false_constants, "desk/store") == []


def test_a_false_constant_is_caught() -> None:
    for text in (
        "def f(name):\n    PAGE = name\n",
        "for TABLE in tables:\n    pass\n    if x:\n        AB = 1",
    ):
        assert len(false_constants(planted(text))) == 1, text
    assert false_constants(planted("PAGE = 'SELECT 1'\nclass A:\n    def f(self):\n        page = 1")) == []


def test_the_live_file_is_left_to_sqlite() -> None:
    assert faults(opened_files, "desk/store", but=NOTES) == []


def test_an_opened_file_is_caught() -> None:
    for text in ("open(path, 'rb')", "path.read_bytes()", "import shutil", "from shutil import copy"):
        assert len(opened_files(planted(text))) == 1, text
    assert opened_files(planted("database.open(path)\ndef open_return(): pass")) == []
