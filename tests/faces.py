"""The faces that the tests' browsers write with, so that no width and no line depends on what a machine has."""

import shutil
from pathlib import Path

from scripts.project.paths import ROOT

_PACKAGES = ROOT / "node_modules"
_STYLES = ("", "-Bold", "-Oblique", "-BoldOblique")
FACES = {
    "wide": (
        "DejaVu Sans",
        "DejaVu Sans Mono",
        [f"dejavu-fonts-ttf/ttf/DejaVuSans{mono}{style}.ttf" for mono in ("", "Mono") for style in _STYLES],
    ),
    "narrow": (
        "Source Sans 3",
        "Source Code Pro",
        [
            f"{name}-{style}.ttf"
            for name in ("source-sans/TTF/SourceSans3", "source-code-pro/TTF/SourceCodePro")
            for style in ("Regular", "Bold", "It", "BoldIt")
        ],
    ),
}
"""A family for text and one for code, and their files; readers' own are between the two."""
WIDEST = "wide"
_GENERIC = ("system-ui", "ui-sans-serif", "sans-serif", "serif", "sans")
_CODE = ("ui-monospace", "monospace", "mono")


def environment(folder: Path, face: str = WIDEST) -> dict[str, str]:
    """Return the variables by which a browser on Linux finds a face and no other font of the machine.

    The configuration is written into a folder; elsewhere than on Linux, browsers do not read it.
    """
    text, code, files = FACES[face]
    # A folder of their own, because a package also has families for other purposes.
    fonts = folder / face
    fonts.mkdir(exist_ok=True)
    for name in files:
        shutil.copy(_PACKAGES / name, fonts)
    configuration = folder / f"{face}.conf"
    aliases = [(name, text) for name in _GENERIC] + [(name, code) for name in _CODE]
    configuration.write_text(
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n<fontconfig>\n'
        + f"<dir>{fonts}</dir>\n<cachedir>{folder / 'cache'}</cachedir>\n"
        + "".join(_alias(name, family) for name, family in aliases)
        + "</fontconfig>\n",
        encoding="utf-8",
    )
    return {"FONTCONFIG_FILE": str(configuration)}


def _alias(name: str, family: str) -> str:
    """Return a rule by which a request for one family gets another."""
    test = f'<test name="family" qual="any"><string>{name}</string></test>'
    edit = f'<edit name="family" mode="assign" binding="strong"><string>{family}</string></edit>'
    return f"<match>{test}{edit}</match>\n"
