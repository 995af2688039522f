use std::io::Cursor;

use super::*;
use crate::wire::ClaimState;

const CLAIM: [u8; 16] = [7; 16];
const STATION: [u8; 32] = [3; 32];

fn organisation() -> SigningKey {
    SigningKey::from_bytes(&[42; 32])
}

fn received(words: &str) -> ClaimAnswer {
    ClaimAnswer::Received {
        apart: false,
        address: None,
        status: ClaimStatus {
            state: ClaimState::Complement,
            words: Some(words.to_owned()),
            by: Some("Camille R.".to_owned()),
            date: None,
            badge: "Premier vol".to_owned(),
            issued: false,
            issued_as: None,
            decisions: Some(1),
        },
        badge: Some(BadgeFiles::of(b"\x89PNG", "{\"à\": \"été\"}\n".to_owned())),
    }
}

fn written(answers: &[ClaimAnswer]) -> Vec<u8> {
    let key = organisation();
    let mut writer = Writer::begin(&key);
    for answer in answers {
        assert!(writer.add(&STATION, &CLAIM, answer));
    }
    writer.into_bytes()
}

fn read(bytes: &[u8]) -> Result<Vec<Result<SignedAnswer, AnswersError>>, AnswersError> {
    Ok(Reader::begin(Cursor::new(bytes))?.collect())
}

#[test]
fn what_is_written_is_read_back_and_the_same_answers_are_the_same_bytes() {
    let refusal = ClaimAnswer::Refused(Refusal {
        code: "bridge-intake-erased".to_owned(),
        message: "Effacée.".to_owned(),
    });
    let answers = [received("Et après ?"), refusal];
    let bytes = written(&answers);
    assert_eq!(written(&answers), bytes);
    let key = organisation().verifying_key();
    assert_eq!(
        Reader::begin(Cursor::new(&bytes)).expect("a heading").organisation(),
        key.to_bytes()
    );
    let lines = read(&bytes).expect("lines");
    assert_eq!(lines.len(), 2);
    for (line, answer) in lines.into_iter().zip(&answers) {
        let line = line.expect("a line");
        assert_eq!((line.station, line.claim.as_str()), (STATION, &*claim_name(&CLAIM)));
        assert_eq!(&line.open(&key, &CLAIM).expect("opened"), answer);
    }
    let ClaimAnswer::Received { badge: Some(badge), .. } = &answers[0] else {
        panic!("no badge")
    };
    assert_eq!(badge.png().as_deref(), Some(b"\x89PNG".as_slice()));
}

#[test]
fn neither_the_id_of_a_claim_nor_its_code_stands_in_the_file() {
    let text = String::from_utf8(written(&[received("Oui.")])).expect("text");
    let hex = "07".repeat(16);
    assert!(!text.contains(&crate::wire::claim_code(&CLAIM)) && !text.contains(&hex));
    assert!(!text.contains(&URL_SAFE_NO_PAD.encode(CLAIM)));
}

#[test]
fn an_answer_holds_for_one_claim_of_one_station_as_it_was_signed() {
    let key = organisation().verifying_key();
    let bytes = written(&[received("Bien.")]);
    let line = read(&bytes).expect("lines").remove(0).expect("a line");
    let others = [
        line.open(&key, &[8; 16]),
        line.open(&SigningKey::from_bytes(&[43; 32]).verifying_key(), &CLAIM),
        SignedAnswer {
            station: [4; 32],
            ..line.clone()
        }
        .open(&key, &CLAIM),
        SignedAnswer {
            answer: line.answer.replace("Bien", "Rien"),
            ..line.clone()
        }
        .open(&key, &CLAIM),
    ];
    for other in others {
        assert!(matches!(other, Err(AnswersError::Signature)), "{other:?}");
    }
}

#[test]
fn what_a_newer_bridge_signs_and_this_one_does_not_know_makes_no_sense_here() {
    let answer = "{\"kind\":\"postponed\"}".to_owned();
    let signature = organisation().sign(&signed(&STATION, &CLAIM, &answer)).to_bytes();
    let line = SignedAnswer {
        station: STATION,
        claim: claim_name(&CLAIM),
        answer,
        signature,
    };
    let opened = line.open(&organisation().verifying_key(), &CLAIM);
    assert!(matches!(opened, Err(AnswersError::Malformed)), "{opened:?}");
}

#[test]
fn a_file_that_is_cut_gives_what_is_whole_and_says_so() {
    let bytes = written(&[received("Un."), received("Deux.")]);
    let lines = read(&bytes[..bytes.len() - 1]).expect("lines");
    assert!(matches!(lines.as_slice(), [Ok(_), Err(AnswersError::Cut)]), "{lines:?}");
    let heading = bytes.iter().position(|byte| *byte == b'\n').expect("a heading");
    assert!(matches!(read(&bytes[..heading]), Err(AnswersError::NotOne)));
    assert_eq!(read(&bytes[..=heading]).expect("no line").len(), 0);
}

#[test]
fn a_line_that_makes_no_sense_hides_no_other() {
    let bytes = written(&[received("Un."), received("Deux.")]);
    let text = String::from_utf8(bytes).expect("text");
    let mut lines: Vec<&str> = text.lines().collect();
    lines.insert(2, "{\"station\":\"?\"}");
    let lines = read((lines.join("\n") + "\n").as_bytes()).expect("lines");
    assert!(
        matches!(lines.as_slice(), [Ok(_), Err(AnswersError::Malformed), Ok(_)]),
        "{lines:?}"
    );
}

#[test]
fn what_is_something_else_newer_or_too_large_is_told_apart() {
    for other in [
        &b""[..],
        b"\n",
        b"bonjour\n",
        b"{\"envol\":\"answers\"}\n",
        b"{\"envol\":\"answers\",\"version\":0}\n",
        b"{\"envol\":\"answers\",\"version\":1,\"organisation\":\"?\"}\n",
        b"{\"envol\":\"offer\",\"version\":1}\n",
        &[b'x'; 4096],
    ] {
        assert!(matches!(read(other), Err(AnswersError::NotOne)), "{other:?}");
    }
    let newer = b"{\"envol\":\"answers\",\"version\":2,\"more\":[]}\n";
    assert!(matches!(read(newer), Err(AnswersError::Version(2))));
    let mut long = written(&[]);
    long.resize(long.len() + MAX_ANSWER_BYTES + 1, b'x');
    long.extend_from_slice(b"\n{}\n");
    let lines = read(&long).expect("lines");
    assert!(matches!(lines.as_slice(), [Err(AnswersError::TooLarge)]), "{lines:?}");
}

#[test]
fn what_does_not_fit_is_not_added() {
    let key = organisation();
    let mut writer = Writer::begin(&key);
    assert!(!writer.add(&STATION, &CLAIM, &received(&"x".repeat(MAX_ANSWER_BYTES))));
    let long = received(&"x".repeat(MAX_ANSWER_BYTES / 2));
    let added = (0..1_000_000)
        .take_while(|_| writer.add(&STATION, &CLAIM, &long))
        .count();
    assert_eq!(added, 7, "eight would be a heading too much");
    assert!(
        writer.add(&STATION, &CLAIM, &received("Court.")),
        "a short one still fits"
    );
    assert!(writer.into_bytes().len() as u64 <= MAX_ANSWERS_BYTES);
}

#[test]
fn files_are_known_by_their_names_and_tell_organisations_apart() {
    let [one, other] = [[1; 32], [2; 32]].map(|key| file_name(&key));
    assert_eq!(one, "envol-reponses-01010101.jsonl");
    assert_ne!(one, other);
    assert!(is_named_so(&one) && is_named_so("envol-reponses-01010101 (1).jsonl"));
    assert!(!is_named_so("envol-7Q2K.envol") && !is_named_so(".envol-reponses-01010101.jsonl.new"));
}
