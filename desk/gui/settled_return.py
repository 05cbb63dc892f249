"""What is shown once a return was settled: the return, what goes out again for it, and its slip."""

from desk.gui.printing import print_or_show
from desk.gui.run import Run
from desk.records.returns import Settled


def show_settled(run: Run, settled: Settled) -> None:
    """Show a return as it was settled, and print its credit slip, if there is one."""
    number = settled.ra.number
    if settled.replacement:
        # The window tells of the order, which is a click away.
        run.led.emit("return", number, settled)
    else:
        run.wanted.emit("return", number)
    if settled.slip:
        print_or_show(run, "credit_slip", settled.slip.number)
