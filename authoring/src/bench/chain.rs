//! From the journal to the badge.

use std::io::Write as _;
use std::sync::Arc;
use std::time::Instant;

use issuer_bridge::credential::{
    self, AchievementSpec, AlignmentSpec, AssessorSpec, EvidenceSpec, Issuance, Keys, OrganisationSpec, Recipient,
    Signer, SigningKey, Trust, issue, verify,
};
use jiff::Timestamp;
use simulation::TICKS_PER_SECOND;
use situation::record::record;
use situation::replay::{replay as replay_journal, trace};
use situation::scenario::Scenario;

use uuid::Uuid;

use super::{Aim, Figure, quantile};
use crate::failure::Failure;

/// Replay with every state hash checked and all rows evaluated, as a multiple of real time; names begin with `of`.
pub(super) fn replay(of: &str, scenario: &Arc<Scenario>) -> Result<Vec<Figure>, Failure> {
    let style = scenario.template.pilot_styles().into_iter().next().unwrap_or_default();
    let recording =
        record(Arc::clone(scenario), &style, 1, [1; 16]).map_err(|e| Failure::new(e.code(), e.arguments()))?;
    let seconds = f64::from(recording.journal.ticks()) / f64::from(TICKS_PER_SECOND);
    let rounds = 5;
    let begun = Instant::now();
    for _ in 0..rounds {
        replay_journal(scenario, &recording.journal).map_err(|e| Failure::new(e.code(), e.arguments()))?;
    }
    let multiple = seconds * f64::from(rounds) / begun.elapsed().as_secs_f64();
    let kilobytes = recording.bytes.len() as f64 / 1000.0;
    let traced = trace(scenario, &recording.journal).map_err(|e| Failure::new(e.code(), e.arguments()))?;
    let rows = scenario.rows.of_seat(0);
    let named = format!("rules_{}_us_per_tick", scenario.id.replace('-', "_"));
    let grid = rows.map(|rows| super::rules::of_grid(&named, rows, &traced));
    let figures = vec![
        Figure::new(&format!("{of}replay_times_real_time"), multiple, Aim::AtLeast(1000.0)),
        Figure::new(&format!("{of}replay_of_10_min_s"), 600.0 / multiple, Aim::AtMost(0.4)),
        Figure::new(
            &format!("{of}journal_kb_per_10_min"),
            kilobytes * 600.0 / seconds,
            Aim::AtMost(500.0),
        ),
    ];
    Ok(figures.into_iter().chain(grid).collect())
}

/// Badges signed and verified per second on one core, each of the shape that the bridge issues.
pub(super) fn badges() -> Result<Vec<Figure>, Failure> {
    let fault = |e: credential::Fault| Failure::new(e.code(), e.arguments());
    let key = SigningKey::generate().map_err(|e| Failure::new(e.code(), e.arguments()))?;
    let signer = Signer::did_key(key).map_err(|e| Failure::new(e.code(), e.arguments()))?;
    let achievement = achievement();
    let organisation = OrganisationSpec {
        name: "Tiers-lieu".to_owned(),
        ..OrganisationSpec::default()
    };
    let now = Timestamp::now();
    let count = 300_u32;
    let begun = Instant::now();
    let mut signed = Vec::new();
    for _ in 0..count {
        let issuance = Issuance {
            id: Uuid::new_v4(),
            achievement: &achievement,
            organisation: &organisation,
            recipient: Recipient::Opaque(Uuid::new_v4()),
            issued_at: now,
            valid_until: None,
            awarded_at: Some(now),
            activity: None,
            narrative: Some("J'ai attendu le feu vert, puis j'ai suivi les poteaux.".to_owned()),
            role: None,
            evidence: vec![EvidenceSpec {
                name: Some("Premier vol".to_owned()),
                narrative: Some("Attend le feu vert, rotors en marche. Se pose quand on l'appelle.".to_owned()),
                genre: None,
                url: None,
            }],
            assessor: Some(AssessorSpec {
                id: Uuid::new_v4(),
                name: "Camille".to_owned(),
                description: None,
            }),
            status: None,
        };
        signed.push(issue(&signer, &issuance).map_err(fault)?);
    }
    let issued = f64::from(count) / begun.elapsed().as_secs_f64();
    let keys = Keys::default();
    let begun = Instant::now();
    for badge in &signed {
        verify(
            &badge.json,
            &Trust {
                now,
                keys: &keys,
                status_list: None,
            },
        )
        .map_err(|e| Failure::new(e.code(), e.arguments()))?;
    }
    let verified = f64::from(count) / begun.elapsed().as_secs_f64();
    Ok(vec![
        Figure::new("badges_signed_per_s", issued, Aim::AtLeast(2000.0)),
        Figure::new("badges_verified_per_s", verified, Aim::AtLeast(2000.0)),
    ])
}

fn achievement() -> AchievementSpec {
    let alignment = |name: &str, code: &str| AlignmentSpec {
        name: name.to_owned(),
        url: "https://example.org/referential".to_owned(),
        code: Some(code.to_owned()),
        framework: Some("ROME 4.0".to_owned()),
        description: None,
    };
    AchievementSpec {
        id: Uuid::new_v4(),
        name: "Premier vol".to_owned(),
        description: "Piloter un drone en respectant les consignes.".to_owned(),
        criteria: "Au moins trois moments vus, un récit, un témoin.".to_owned(),
        language: "fr".to_owned(),
        version: Some("1".to_owned()),
        tags: vec!["drone".to_owned()],
        alignments: vec![
            alignment("Respecter des règles", "300448"),
            alignment("Contrôle de soi", "300478"),
        ],
        image_url: None,
    }
}

/// Appending one block and syncing it, as the station does every 250 ms.
pub(super) fn journal_sync() -> Result<Vec<Figure>, Failure> {
    let folder = tempfile::tempdir().map_err(|e| Failure::file(&std::env::temp_dir(), &e))?;
    let path = folder.path().join("journal");
    let failed = |e: std::io::Error| Failure::file(&path, &e);
    let mut file = std::fs::File::create(&path).map_err(failed)?;
    let block = [0x5a_u8; 220];
    let mut times = Vec::with_capacity(200);
    for _ in 0..200 {
        let begun = Instant::now();
        file.write_all(&block).map_err(failed)?;
        file.sync_data().map_err(failed)?;
        times.push(begun.elapsed().as_secs_f64() * 1000.0);
    }
    times.sort_by(f64::total_cmp);
    Ok(vec![
        Figure::new("journal_sync_median_ms", quantile(&times, 0.5), Aim::AtMost(20.0)),
        Figure::new("journal_sync_p95_ms", quantile(&times, 0.95), Aim::Open),
    ])
}
