"""The images of others, made from Debian's packages where no registry of images is reached."""

import shutil
import subprocess
from pathlib import Path

from scripts.operating_trial.machine import CERTIFICATES, fill

RECIPES = Path(__file__).resolve().parent / "stand_ins"
NAME = "localhost/uccn-stand-in"
MADE = ("python", "postgres", "redis")


def images(engine: str, folder: Path) -> dict[str, str]:
    """Make them; what compose.yaml is told of them."""
    root = folder / "debian"
    fill(root, "trixie", "ca-certificates", "python3.13", "python3.13-venv")
    shutil.copy(CERTIFICATES, root / str(CERTIFICATES).lstrip("/"))
    # As small as an image: nothing that apt keeps for itself.
    for place in ("var/cache/apt", "var/lib/apt/lists"):
        shutil.rmtree(root / place)
    kept = 'Dir::Cache::pkgcache ""; Dir::Cache::srcpkgcache "";\n'
    (root / "etc/apt/apt.conf.d/91image").write_text(kept, encoding="utf-8")
    packed = folder / "debian.tar"
    subprocess.run(["tar", "-C", str(root), "-cf", str(packed), "."], check=True)
    imported = [engine, "import", str(packed), f"{NAME}:debian"]
    subprocess.run(imported, check=True, stdout=subprocess.DEVNULL)
    for name in MADE:
        recipe = RECIPES / f"{name}.Containerfile"
        print(f"━━━ {NAME}:{name}", flush=True)
        build = [engine, "build", "--quiet", "--tag", f"{NAME}:{name}", "--file", str(recipe)]
        subprocess.run([*build, str(RECIPES)], check=True)
    return {f"{name.upper()}_IMAGE": f"{NAME}:{name}" for name in MADE}


def forget(engine: str) -> None:
    """Take them away again."""
    names = [f"{NAME}:{name}" for name in (*MADE, "debian")]
    subprocess.run([engine, "image", "rm", "--force", *names], check=False, capture_output=True)
