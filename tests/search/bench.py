"""Print how good, how big and how fast the search is, beside Material's own. `make bench`; needs a built site."""

import gzip
import random
import tempfile
import time
from pathlib import Path

from scripts.exporters import search
from scripts.model import catalogue
from scripts.project.languages import LOCALES, locale_path
from scripts.project.paths import SITE
from scripts.site.pages import Site
from tests.search import measure

MANY = 1000
"""So many questions the search is tried with."""


def main() -> None:
    """Print quality by language and kind, then cost, then the cost of a guide of 1,000 questions."""
    for locale in LOCALES:
        for file in ("queries.yml", measure.UNSEEN):
            asked = measure.queries(locale, file)
            ours, stock = measure.ours(asked, locale), measure.stock(asked, locale)
            print(f"{file}\n")
            _print_quality(locale, measure.by_kind(ours), measure.by_kind(stock))
            for answer in ours:
                if answer.rank != 1 and (answer.ids or answer.query.expect):
                    print(f"  {answer.query.kind}: {answer.query.query!r} → rank {answer.rank}, first {answer.ids[:3]}")
            print()
        print(f"  95th percentile: {measure.slowest(ours):.1f} ms, Material's {measure.slowest(stock):.1f} ms")
        print(f"  gzip: {_size(SITE, locale) / 1024:.1f} KiB for worker, engine and index\n")
    _print_many()


def _print_quality(locale: str, ours: dict[str, measure.Score], stock: dict[str, measure.Score]) -> None:
    print(f"| {locale} | queries | MRR | s@1 | s@3 | Material's MRR | s@1 | s@3 |")
    print("| --- | --: | --: | --: | --: | --: | --: | --: |")
    for kind, own in ours.items():
        cells = [f"{value:.2f}" for each in (own, stock[kind]) for value in (each.mrr, each.first, each.first_three)]
        print(f"| {kind} | {own.count} | {' | '.join(cells)} |")


def _size(site: Path, locale: str) -> int:
    """Return the bytes over the wire of all that a first query loads, in a language."""
    scripts = site / "assets" / "javascripts"
    index = site / locale_path(locale).removeprefix("/") / "search" / "index.json"
    files = (scripts / "search-worker.js", scripts / "search-engine.js", index)
    return sum(len(gzip.compress(file.read_bytes(), 9)) for file in files)


def _print_many() -> None:
    """Build and ask the search of a guide whose questions are mixed from the words of the real ones."""
    known = catalogue.load()
    locale = LOCALES[0]
    sections = search.sections(Site(SITE), known, locale)
    questions = [question for section in sections for question in section["questions"]]
    chance = random.Random(4)
    generated = [_mix(questions, chance, n) for n in range(MANY)]
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        start = time.perf_counter()
        search.write(site, {locale: [sections[0] | {"questions": generated}]}, known)
        seconds = time.perf_counter() - start
        answers = measure.ours(measure.queries(locale), locale, site)
        size = _size(site, locale) / 1024
    print(f"{MANY} generated questions ({locale}): built in {seconds:.1f} s, {size:.0f} KiB gzip,")
    print(f"  95th percentile {measure.slowest(answers):.1f} ms, slowest {max(a.ms for a in answers):.1f} ms")


def _mix(questions: list[dict], chance: random.Random, n: int) -> dict:
    """Return a question of which each text is drawn from those of all, with words that no other has."""
    drawn = {key: chance.choice(questions)[key] for key in ("level", "title", "otherTitle", "intent", "tags")}
    sentences = [sentence for question in chance.sample(questions, 6) for sentence in question["body"].split(". ")]
    own = [f"{chance.choice(questions)['title'].split()[0]}{n}wort{i}" for i in range(10)]
    return drawn | {
        "id": f"question-{n}",
        "gist": chance.choice(questions)["gist"],
        "body": ". ".join([*chance.sample(sentences, min(30, len(sentences))), *own]),
        "terms": chance.choice(questions)["terms"],
        "other": chance.choice(questions)["other"],
    }


if __name__ == "__main__":
    main()
