"""Runs the yieldmark commands of the files in ci/ in a repository that is made for it, and the comment's script with a
gh that is made for it. Usage: ci_files.py CI BIN. Exit code: 0 good, 1 not, 77 there is no YAML reader here."""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

try:
    import yaml
except ImportError:
    print("python3-yaml is missing")
    sys.exit(77)

ci, built = (pathlib.Path(path).resolve() for path in sys.argv[1:3])


def steps_of(workflow):
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def commands_of(file):
    """What the file has a shell do, one text for each step."""
    tree = yaml.safe_load(file.read_text())
    if "jobs" in tree:
        return [step["run"] for step in steps_of(tree) if "run" in step]
    return [line for job in tree.values() for part in ("before_script", "script") for line in job.get(part, [])]


def artifacts_of(file):
    """The files and folders that it hands on."""
    tree = yaml.safe_load(file.read_text())
    if "jobs" in tree:
        return [step["with"]["path"] for step in steps_of(tree) if "upload-artifact" in step.get("uses", "")]
    kept = [job["artifacts"] for job in tree.values() if "artifacts" in job]
    return [path for one in kept for path in one["paths"] + list(one["reports"].values())]


def run(command, folder, **environment):
    every = {"PATH": f"{built}:{os.environ['PATH']}", "HOME": str(folder.parent), "LC_ALL": "C.UTF-8",
             "XDG_CACHE_HOME": str(folder.parent / "cache"), **environment}
    done = subprocess.run(["sh", "-e", "-c", command], cwd=folder, env=every, capture_output=True, text=True)
    print(f"$ {command}\n{done.stdout}{done.stderr}exit {done.returncode}")
    return done.returncode


def make_repository(folder):
    folder.mkdir()
    (folder / "Makefile").write_text("bench: program\n\tcp program bench\n")
    (folder / "yieldmark.toml").write_text('build = "make bench"\nexecutable = "bench"\nfilters = ["BM_Changed"]\n')
    (folder / ".gitignore").write_text("bench\nperformance/\npart*/\n")
    git = "git -c user.name=test -c user.email=test@localhost "
    assert run("git init -q -b main .", folder) == 0
    for branch, program in (("main", "made-program-old"), ("topic", "made-program-new")):
        (folder / "program").write_bytes((built / program).read_bytes())
        (folder / "program").chmod(0o755)
        assert run(f"git checkout -q -B {branch} && git add -A && {git} commit -q -m {branch}", folder) == 0


def check_measuring(file, folder, variable):
    """Its yieldmark commands find the regression, and leave what the file hands on."""
    measured = [text for text in commands_of(file) if text.startswith("yieldmark ")]
    assert measured, f"{file}: no yieldmark command"
    for text in measured:
        assert run(text, folder, **{variable: "main"}) == 1, f"{file}: the regression isn't found"
    for path in artifacts_of(file):
        assert (folder / path).exists(), f"{file}: {path} isn't there"
    first = (folder / "performance/comment.md").read_text().splitlines()[0]
    assert first == "<!-- yieldmark gate -->", first


def check_shards(file, folder, variable, part_in, parts):
    """Each part measures, and only the job that merges them decides; without one of them it says which is missing.
    `part_in`: what the system sets for part k. `parts`: where it puts what the parts have left."""
    commands = [text for text in commands_of(file) if text.startswith("yieldmark ")]
    measuring, merging = (next(text for text in commands if text.startswith(f"yieldmark {one} ")) for one in ("gate", "merge"))
    for name in ("performance", "parts", *(f"part-{k}" for k in range(1, 5))):
        shutil.rmtree(folder / name, ignore_errors=True)
    (folder / parts).mkdir(exist_ok=True)
    for k in range(1, 5):
        assert run(measuring, folder, **{variable: "main"}, **part_in(k)) == 0, f"{file}: part {k} isn't measured"
        if parts != ".":
            (folder / f"part-{k}").rename(folder / parts / f"part-{k}")
    assert run(merging, folder) == 1, f"{file}: the regression isn't found"
    for path in ("comment.md", "junit.xml", "gate.json"):
        assert (folder / "performance" / path).exists(), f"{file}: {path} isn't there"
    shutil.rmtree(folder / parts / "part-3")
    assert run(merging, folder) == 3, f"{file}: a part is missing, and nothing says so"


GH = """#!/bin/sh
# Knows one pull request, and keeps one comment in a file.
printf '%s\\n' "$*" >> calls
case "$*" in
*"--method GET repos/o/r/pulls "*) case "$*" in *"head=someone:topic"*) echo 7;; esac;;
*"--method POST repos/o/r/issues/7/comments "*) echo 11 > comment;;
*"--paginate repos/o/r/issues/7/comments "*) [ ! -e comment ] || cat comment;;
*"--method PATCH repos/o/r/issues/comments/11 "*) echo again >> patched;;
*) exit 1;;
esac
"""


def check_comment(file, folder):
    """The first time a comment is made, then the same one is replaced; anything else than our text is refused."""
    (folder / "gh").write_text(GH)
    (folder / "gh").chmod(0o755)
    script = next(text for text in commands_of(file) if "marker=" in text)
    given = {"PATH": f"{folder}:{os.environ['PATH']}", "REPOSITORY": "o/r", "OWNER": "someone", "BRANCH": "topic"}
    for _ in range(2):
        assert run(script, folder, **given) == 0
    assert (folder / "comment").exists() and (folder / "patched").read_text() == "again\n"
    assert run(script, folder, **{**given, "BRANCH": "$(touch hacked)"}) == 0
    assert not (folder / "hacked").exists()
    text = folder / "performance/comment.md"
    text.write_text("anything else\n")
    assert run(script, folder, **given) != 0
    text.unlink()
    text.symlink_to("../Makefile")
    assert run(script, folder, **given) != 0
    text.unlink()  # what is written to it later would go to the Makefile


with tempfile.TemporaryDirectory() as scratch:
    repository = pathlib.Path(scratch) / "repository"
    make_repository(repository)
    check_measuring(ci / "github/measure.yml", repository, "GITHUB_BASE_REF")
    check_comment(ci / "github/comment.yml", repository)
    check_measuring(ci / "gitlab.yml", repository, "CI_MERGE_REQUEST_TARGET_BRANCH_NAME")
    check_shards(ci / "github/shards.yml", repository, "GITHUB_BASE_REF", lambda k: {"PART": str(k)}, "parts")
    check_shards(ci / "gitlab-shards.yml", repository, "CI_MERGE_REQUEST_TARGET_BRANCH_NAME",
                 lambda k: {"CI_NODE_INDEX": str(k), "CI_NODE_TOTAL": "4"}, ".")
    names = {yaml.safe_load((ci / f"github/{one}.yml").read_text())["name"] for one in ("measure", "shards")}
    # "on" is YAML's true.
    after = yaml.safe_load((ci / "github/comment.yml").read_text())[True]["workflow_run"]["workflows"]
    assert set(after) == names, f"comment.yml waits for {after}, and measure.yml is called {names}"
