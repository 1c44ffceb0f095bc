"""The files of delivery name what is there: variables, commands, exact images, settings."""

import json
import os
import re
import shutil
import subprocess
import sys

import pytest
import yaml
from django.core.management import get_commands

from tests.deploy.reading import (
    DEPLOY,
    OF_THE_SCRIPTS,
    OF_THE_SERVER,
    ROOT,
    SERVICES,
    UNITS,
    commands_named,
    compose,
    documented_variables,
    fixed_in_containers,
    settings_variables,
    stages,
    text,
    unit,
)
from tests.pages.start import started

# From another registry where a variable says so, else this very one.
EXACT = re.compile(r"^\$\{[A-Z]+_IMAGE:-docker\.io/library/[a-z]+:\d+\.\d+(\.\d+)?-[a-z-]+\}$")
OUR_SERVICES = ["prepare", "web", "worker", "timers"]


def test_every_variable_that_the_site_reads_is_documented():
    assert settings_variables() - documented_variables() == set()


def test_former_keys_come_from_the_environment():
    code = "from uccn import settings as s; print(s.SECRET_KEY_FALLBACKS)"
    result = started(code, production=True, SECRET_KEY_FALLBACKS="older,oldest")
    assert result.stdout.strip() == "['older', 'oldest']", result.stderr


def test_no_variable_is_documented_that_nothing_reads():
    read = settings_variables() | OF_THE_SERVER | OF_THE_SCRIPTS
    assert documented_variables() - read == set()


def test_gunicorns_settings_read_the_variables_that_are_documented():
    words = text("deploy/gunicorn.conf.py")
    read = set(re.findall(r'(?:_number|environ\.get)\("([A-Z_]+)"', words))
    assert read == OF_THE_SERVER & documented_variables()


@pytest.mark.parametrize("name", OUR_SERVICES)
def test_a_container_is_told_what_the_page_says_and_all_that_env_says(name):
    service = compose()["services"][name]
    told = fixed_in_containers() | {"SECRET_KEY", "ALLOWED_HOSTS"}
    assert set(service["environment"]) == told - (set() if name == "timers" else {"BACKUP_DIR"})
    assert service["env_file"] == [".env"]


def test_what_is_fixed_in_containers_is_in_the_table():
    assert fixed_in_containers() - documented_variables() == set()


@pytest.mark.skipif(not shutil.which("docker-compose"), reason="no compose is here")
def test_compose_hands_every_variable_of_the_table_on(tmp_path):
    shutil.copy(ROOT / "compose.yaml", tmp_path)
    told = dict.fromkeys(documented_variables() | {"POSTGRES_PASSWORD"}, "of the file")
    words = "".join(f"{name}='{value}'\n" for name, value in told.items())
    (tmp_path / ".env").write_text(words, encoding="utf-8")
    done = subprocess.run(  # noqa: S603
        [shutil.which("docker-compose"), "config"], cwd=tmp_path, capture_output=True, text=True,
        check=False, env={"PATH": os.environ["PATH"], "HOME": str(tmp_path)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    services = yaml.safe_load(done.stdout)["services"]
    for name in OUR_SERVICES:
        given = services[name]["environment"]
        fixed = {key for key, value in given.items() if value != told[key]}
        assert set(told) - set(given) == set(), name
        assert fixed == fixed_in_containers() - (set() if name == "timers" else {"BACKUP_DIR"})
    assert set(services["database"]["environment"]) & set(told) == {"POSTGRES_PASSWORD"}


def test_units_and_the_example_give_variables_that_the_site_reads():
    given = {v.partition("=")[0] for path in SERVICES
             for v in unit(path)["Service"].get("Environment", [])}  # fmt: skip
    given |= set(re.findall(r"^(?:# )?([A-Z_]+)=", text("deploy/environment.example"), re.M))
    assert given - settings_variables() - OF_THE_SERVER - OF_THE_SCRIPTS == set()


def test_every_command_that_is_named_exists():
    assert commands_named() - set(get_commands()) == set()


def test_every_timer_starts_a_service_that_is_there():
    timers = [path.stem for path in UNITS if path.suffix == ".timer"]
    assert timers == [
        path.stem for path in SERVICES if unit(path)["Service"]["Type"] == ["oneshot"]
    ]


@pytest.mark.parametrize("path", SERVICES, ids=lambda path: path.stem)
def test_a_unit_is_the_sites_own_user_and_writes_among_its_files_alone(path):
    service = unit(path)["Service"]
    kept = {key: service[key][0] for key in ("User", "ProtectSystem", "NoNewPrivileges",
            "PrivateTmp", "CapabilityBoundingSet", "EnvironmentFile")}  # fmt: skip
    assert kept == {
        "User": "uccn",
        "ProtectSystem": "strict",
        "NoNewPrivileges": "true",
        "PrivateTmp": "true",
        "CapabilityBoundingSet": "",
        "EnvironmentFile": "/etc/uccn/environment",
    }
    assert set(service["ReadWritePaths"][0].split()) <= {"/var/lib/uccn", "/var/backups/uccn"}


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not here")
def test_systemd_understands_the_units(tmp_path):
    for path in UNITS:
        words = re.sub(r"/srv/uccn/current/\.venv/bin/\w+", "/bin/true", path.read_text("utf-8"))
        (tmp_path / path.name).write_text(words, encoding="utf-8")
    program = [shutil.which("systemd-analyze"), "verify", "--man=no"]
    done = subprocess.run(  # noqa: S603
        [*program, *map(str, tmp_path.iterdir())], capture_output=True, text=True, check=False
    )
    assert [line for line in done.stderr.splitlines() if "uccn-" in line] == []
    assert done.returncode == 0


@pytest.mark.parametrize("name", OUR_SERVICES)
def test_a_container_may_do_nothing_but_its_work(name):
    service = compose()["services"][name]
    kept = [service[key] for key in ("read_only", "cap_drop", "security_opt", "image")]
    assert kept == [True, ["ALL"], ["no-new-privileges:true"],
                    "localhost/uccn:${UCCN_VERSION:-latest}"]  # fmt: skip


def test_images_of_others_are_exact_and_all_may_gain_no_right():
    services = compose()["services"]
    others = {name: s for name, s in services.items() if name not in OUR_SERVICES}
    assert {n: bool(EXACT.match(s["image"])) for n, s in others.items()} == {
        "database": True, "redis": True,
    }  # fmt: skip
    assert {tuple(s["security_opt"]) for s in services.values()} == {("no-new-privileges:true",)}


def test_everything_but_what_runs_once_comes_back_after_a_restart():
    kept = {name: service["restart"] for name, service in compose()["services"].items()}
    assert kept.pop("prepare") == "no"
    assert set(kept.values()) == {"always"}


def test_no_secret_stands_in_the_compose_file():
    words = text("compose.yaml")
    assert set(re.findall(r"(?:SECRET|PASSWORD)[A-Z_]*: (.*)", words)) == {
        "${SECRET_KEY:?a long random value}",
        "${POSTGRES_PASSWORD:?letters and digits}",
    }
    assert re.findall(r"://\w*:(?!\$\{)[^@\s]*@", words) == []


def test_the_image_is_of_exact_parts_and_builds_in_a_stage_of_its_own():
    (argument,), first, last = stages()
    default = re.fullmatch(r"ARG PYTHON_IMAGE=(.+)", argument)[1]
    assert EXACT.match(f"${{PYTHON_IMAGE:-{default}}}")
    built = [s["build"] for s in compose()["services"].values() if "build" in s]
    assert [b["args"]["PYTHON_IMAGE"] for b in built] == [f"${{PYTHON_IMAGE:-{default}}}"]
    assert [first[0], last[0]] == ["FROM ${PYTHON_IMAGE} AS build", "FROM ${PYTHON_IMAGE}"]


def test_the_last_stage_has_no_build_tool_and_no_root():
    last = stages()[-1]
    words = "\n".join(last)
    assert re.findall(r"apt-get install (?:--\S+ )*(.+?) +&&", words) == ["libfribidi0"]
    assert re.findall(r"build-essential|gcc|git |npm|pip install", words) == []
    assert "pip uninstall" in words
    assert [line for line in last if line.startswith("USER ")] == ["USER 10001:10001"]
    kept = {line.split()[0] for line in last}
    assert {"HEALTHCHECK", "STOPSIGNAL", "VOLUME"} - kept == set()


def test_image_and_compose_ask_the_same_of_a_healthy_site():
    line = next(line for line in stages()[-1] if line.startswith("HEALTHCHECK"))
    asked = compose()["services"]["web"]["healthcheck"]
    assert ["CMD", *json.loads(line.split("CMD ")[1])] == asked["test"]


def test_what_is_ignored_for_the_image_is_the_same_for_both_builders():
    ignored = text(".containerignore")
    assert text(".dockerignore") == ignored
    assert {".git", "var", ".venv*", ".env*", "tests"} - set(ignored.splitlines()) == set()


@pytest.mark.parametrize("name", ["prepare.sh", "nightly.sh", "timers.sh", "uccn-manage"])
def test_a_script_is_one_that_a_shell_reads(name):
    done = subprocess.run(  # noqa: S603
        ["/bin/sh", "-n", str(DEPLOY / name)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def _gunicorn(tmp_path, **variables) -> subprocess.CompletedProcess:
    """Gunicorn's own check of its settings, with the site loaded."""
    command = [sys.executable, "-m", "gunicorn", "--check-config", "-c", "deploy/gunicorn.conf.py"]
    environment = {"VAR_DIR": str(tmp_path), "PATH": "/usr/bin:/bin"} | variables
    return subprocess.run(  # noqa: S603
        [*command, "uccn.wsgi"], cwd=ROOT, env=environment, capture_output=True, text=True,
        check=False,
    )  # fmt: skip


def test_gunicorn_takes_its_settings(tmp_path):
    done = _gunicorn(tmp_path, WEB_CONCURRENCY="3", BIND="127.0.0.1:0")
    assert done.returncode == 0, done.stderr


def test_a_malformed_number_of_threads_is_named(tmp_path):
    done = _gunicorn(tmp_path, WEB_THREADS="many")
    assert "WEB_THREADS must be a whole number from 1, not 'many'." in done.stderr
    assert done.returncode == 1


def test_the_nightly_list_goes_on_after_a_failure_and_keeps_old_archives_then(tmp_path):
    said = tmp_path / "said"
    python = tmp_path / "python"
    failing = '[ "$2" != backup ] && [ "$2" != clearsessions ]'
    python.write_text(f'#!/bin/sh\necho "$2" >>{said}\n{failing}\n', encoding="utf-8")
    python.chmod(0o755)
    old = tmp_path / "uccn-2020-01-01-023000.zip"
    old.write_text("the only one")
    subprocess.run(["/usr/bin/touch", "-d", "2020-01-01", str(old)], check=True)  # noqa: S603
    done = subprocess.run(  # noqa: S603
        ["/bin/sh", str(DEPLOY / "nightly.sh")], capture_output=True, text=True, check=False,
        env={"PYTHON": str(python), "BACKUP_DIR": str(tmp_path), "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    assert said.read_text().split() == [
        "clearsessions", "forget_sign_ins", "forget_uploads", "reconcile_translations",
        "rebuild_search", "verify_documents", "verify_record", "backup",
    ]  # fmt: skip
    assert (done.returncode, done.stderr) == (1, "Failed tonight: clearsessions backup\n")
    assert old.read_text() == "the only one"
