"""LibreOffice without a window: opens, recalculates, runs a macro, saves. One profile for each test process."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

TIMEOUT = 180
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false">
 <library:element library:name="Module1"/>
</library:library>
"""
MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
{source}
</script:module>
"""
MACRO = """
Function Prop(name, value)
  Dim p As New com.sun.star.beans.PropertyValue
  p.Name = name
  p.Value = value
  Prop = p
End Function
Sub Main
  Dim doc, sheet, block
  Dim fields(0) As New com.sun.star.table.TableSortField
{edits}
End Sub
"""
EDIT = """  doc = StarDesktop.loadComponentFromURL("{source}", "_blank", 0, Array(Prop("Hidden", True)))
{steps}
  doc.calculateAll()
  doc.storeToURL("{target}", Array(Prop("FilterName", "Calc MS Excel 2007 XML")))
  doc.close(True)
"""


@dataclass(frozen=True)
class Office:
    """A LibreOffice with a profile of its own that recalculates whatever it loads."""

    program: str
    profile: Path

    @classmethod
    def find(cls, profile: Path) -> Office | None:
        """The installed LibreOffice; None where there is none."""
        program = shutil.which("soffice")
        if program is None:
            return None
        (profile / "user").mkdir(parents=True, exist_ok=True)
        (profile / "user" / "registrymodifications.xcu").write_text(SETTINGS)
        return cls(program, profile)

    def run(self, *arguments: str) -> None:
        """Run it once, and wait."""
        call = [self.program, f"-env:UserInstallation={self.profile.as_uri()}", "--headless", "--norestore", *arguments]
        subprocess.run(call, check=True, timeout=TIMEOUT, capture_output=True)

    def save_again(self, paths: list[Path], folder: Path) -> list[Path]:
        """Open workbooks, recalculate everything, and save them in another folder."""
        folder.mkdir(parents=True, exist_ok=True)
        self.run("--calc", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder), *map(str, paths))
        return [folder / path.name for path in paths]

    def macro(self, source: str) -> None:
        """Run a Basic macro, `Sub Main`, that opens and saves files itself.

        Each run has a fresh profile: LibreOffice reads a library of macros that was put there by hand just once.
        """
        fresh = Office(self.program, self.profile.with_name(f"{self.profile.name}-macro"))
        shutil.rmtree(fresh.profile, ignore_errors=True)
        (fresh.profile / "user").mkdir(parents=True)
        (fresh.profile / "user" / "registrymodifications.xcu").write_text(SETTINGS)
        fresh.run("--terminate_after_init")
        standard = fresh.profile / "user" / "basic" / "Standard"
        standard.mkdir(parents=True, exist_ok=True)
        escaped = source.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        (standard / "script.xlb").write_text(LIBRARY)
        (standard / "Module1.xba").write_text(MODULE.format(source=escaped), encoding="utf-8")
        fresh.run("macro:///Standard.Module1.Main")

    def edit(self, source: Path, target: Path, steps: str) -> Path:
        """Open a workbook, do some steps on `doc` in Basic, recalculate, and save it elsewhere."""
        self.edit_all([(source, target, steps)])
        return target

    def edit_all(self, edits: Sequence[tuple[Path, Path, str]]) -> None:
        """The same for several, each from one path to another.

        Raises:
            AssertionError: one was not saved, because a step failed.
        """
        for _, target, _ in edits:
            target.unlink(missing_ok=True)
        one = (EDIT.format(source=source.as_uri(), target=target.as_uri(), steps=steps) for source, target, steps in edits)
        self.macro(MACRO.format(edits="\n".join(one)))
        for _, target, _ in edits:
            assert target.exists(), f"LibreOffice did not save {target.name}: a step of the macro failed"
