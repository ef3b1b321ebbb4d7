"""The taxonomy's files: what is loaded, what is refused and how the refusal is worded."""

import pickle
from pathlib import Path

import pytest

from tailoring.errors import InvalidData
from tailoring.skills.coverage import coverage
from tailoring.skills.taxonomy import Taxonomy, load_taxonomy, read_taxonomy

pytestmark = pytest.mark.promise("taxonomy")

HEADERS = {
    "classes/trades.csv": "class,label,peer_tier,note",
    "families/trades.csv": "name,kind,aliases,class,broader,related",
    "credentials/trades.csv": "name,type,aliases,issuer,level,field,region,prerequisites,equivalents",
    "levels.csv": "level,rank",
    "senses.csv": "form,concept,supports,excludes,needs_case,default",
    "substitutions.csv": "asked,offered,tier,kind,why",
    "evidence.csv": "credential,concept,tier",
}
SOUND = {
    "classes/trades.csv": "wood,Wood trades,transferable,",
    "families/trades.csv": "Woodwork,skill,working with wood,wood,,\nJoinery,skill,joiner work,wood,Woodwork,",
    "credentials/trades.csv": "Joiner card,licence,joiner ticket,A guild,,wood,UK,,",
    "levels.csv": "bachelor,4",
}


def write(folder: Path, **changes: str) -> Path:
    """A small sound taxonomy with some files' rows replaced; keys are the files' stems and folders."""
    rows = SOUND | {key.replace("__", "/") + ".csv": value for key, value in changes.items()}
    for name, header in HEADERS.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        body = rows.get(name, "")
        path.write_text(header + "\n" + (body + "\n" if body else ""), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def taxonomy() -> Taxonomy:
    return load_taxonomy()


def test_a_sound_folder_is_read(tmp_path: Path) -> None:
    taxonomy = read_taxonomy(write(tmp_path))
    assert taxonomy.find("JOINER-WORK") == "joinery"
    assert taxonomy.find("joiner ticket") == "credential-joiner-card"
    assert taxonomy.ancestors("joinery") == ("woodwork",)
    assert taxonomy.family("joinery") == "trades"
    assert taxonomy.name("joinery") == "Joinery"


@pytest.mark.parametrize(
    ("file", "rows", "place"),
    [
        ("families__trades", "Joinery,skill,,no-such-class,,", "families/trades.csv line 2"),
        ("families__trades", "Joinery,skill,,wood,No such thing,", "families/trades.csv line 2"),
        ("families__trades", "Joinery,skill,,wood,,No such thing", "families/trades.csv line 2"),
        ("families__trades", "Joinery,skill,,,,", "families/trades.csv line 2"),
        ("families__trades", "Joinery,craft,,wood,,", "families/trades.csv line 2"),
        ("families__trades", "Joinery,skill,,wood,,\nJoinery,skill,,wood,,", "families/trades.csv line 3"),
        ("families__trades", "Joinery,skill,bench,wood,,\nTurning,skill,Bench,wood,,", "families/trades.csv line 3"),
        ("families__trades", "Joinery,skill,,,Turning,\nTurning,skill,,,Joinery,", "families/trades.csv line 2"),
        ("families__trades", "Joinery,skill,wood", "families/trades.csv line 2"),
        ("classes__trades", "wood,Wood trades,direct,", "classes/trades.csv line 2"),
        ("credentials__trades", "Joiner card,badge,,,,,,,", "credentials/trades.csv line 2"),
        ("credentials__trades", "Joiner degree,degree,,,highest,,,,", "credentials/trades.csv line 2"),
        ("credentials__trades", "Joiner card,licence,,,,,,No such card,", "credentials/trades.csv line 2"),
        ("credentials__trades", "Joiner card,licence,joiner work,,,,,,", "credentials/trades.csv line 2"),
        ("levels", "bachelor,high", "levels.csv line 2"),
        ("evidence", "Joiner card,No such thing,direct", "evidence.csv line 2"),
        ("evidence", "Joiner card,Joinery,certain", "evidence.csv line 2"),
        ("senses", "plane,No such thing,,,,", "senses.csv line 2"),
        ("substitutions", "Joinery,No such thing,weak,peer,Why.", "substitutions.csv line 2"),
        ("substitutions", "Joinery,Woodwork,direct,peer,Why.", "substitutions.csv line 2"),
    ],
)
def test_an_error_in_a_file_is_refused_with_its_file_and_line(file: str, rows: str, place: str, tmp_path: Path) -> None:
    with pytest.raises(InvalidData) as caught:
        read_taxonomy(write(tmp_path, **{file: rows}))
    assert place in caught.value.problem


def test_a_taxonomy_is_the_same_when_it_was_kept_and_read_again(taxonomy: Taxonomy) -> None:
    again: Taxonomy = pickle.loads(pickle.dumps(taxonomy))
    assert again.concepts["python"] == taxonomy.concepts["python"]
    assert again.concepts.get("no-such-thing") is None
    assert list(again.credentials) == list(taxonomy.credentials)


def test_a_wrong_header_is_refused(tmp_path: Path) -> None:
    folder = write(tmp_path)
    (folder / "levels.csv").write_text("rank,level\n", encoding="utf-8")
    with pytest.raises(InvalidData, match=r"levels\.csv line 1"):
        read_taxonomy(folder)


def test_two_concepts_may_share_a_form_whose_senses_are_declared(tmp_path: Path) -> None:
    families = "Joinery,skill,bench,wood,,\nTurning,skill,Bench,wood,,"
    senses = "bench,Joinery,door,,,\nbench,Turning,lathe,,,"
    assert read_taxonomy(write(tmp_path, families__trades=families, senses=senses)).find("bench") is None


def test_a_family_that_outweighs_the_others_is_refused(tmp_path: Path) -> None:
    many = "\n".join(f"Craft {number},skill,,wood,," for number in range(600))
    with pytest.raises(InvalidData, match="more than 12%"):
        read_taxonomy(write(tmp_path, families__trades=many))


def test_the_built_in_taxonomy_is_broad_and_even(taxonomy: Taxonomy) -> None:
    counts = coverage(taxonomy)
    assert counts.concepts >= 2700
    assert len(counts.families) >= 30
    assert counts.largest_share <= 0.12
    assert counts.credentials >= 420
    assert counts.substitutions >= 300
    assert counts.concepts == sum(count.concepts for count in counts.families)


@pytest.mark.parametrize(
    ("phrase", "concept"),
    [
        ("Golang", "go"),
        ("c sharp", "c-sharp"),
        (".NET", "dot-net"),
        ("CBT", "cognitive-behavioural-therapy"),
        ("eye for detail", "attention-to-detail"),
        ("registered nurse", "credential-registered-nurse-licence"),
        ("HGV Class 1", "credential-hgv-class-1-licence"),
        ("nothing of the kind", None),
    ],
)
def test_a_whole_phrase_is_looked_up(phrase: str, concept: str | None, taxonomy: Taxonomy) -> None:
    assert taxonomy.find(phrase) == concept
