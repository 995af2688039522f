//! `demo`: the whole chain without a screen, every joint the real one: a recorded flight is played on a station,
//! looked back on, asked for over HTTP, reviewed through the page's own forms, issued, fetched and verified.

mod bridge;
pub mod pedagogue;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use clap::Args;
use issuer_bridge::credential;
use simulation::Registry;
use situation::calendar;
use situation::identity::Identity;
use situation::journal::{Mark, MarkRole, Seen};
use situation::record::{Recording, record};
use situation::scenario::Scenario;
use situation::selection::{Extent, SelfAnswer};
use station::{Debrief, Picture, Players, Receipt, Station, StationError};
use wording::Language;

use self::bridge::BridgeProcess;
use self::pedagogue::{PageError, Pedagogue};
use crate::failure::{Failure, said};
use crate::output::out;
use crate::shipped;

/// What `demo` is told.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Where badge and evidence go; a new folder under the system's temporary one by default.
    #[arg(long)]
    out: Option<PathBuf>,
    /// Folder of situations.
    #[arg(long, default_value_os_t = shipped())]
    scenarios: PathBuf,
    /// Which situation.
    #[arg(long, default_value = "premier-vol")]
    scenario: String,
    /// A session recorded with `record`; without it, a pilot flies one now.
    #[arg(long)]
    session: Option<PathBuf>,
    /// Seed of the flight that is flown now.
    #[arg(long, default_value_t = 7)]
    seed: u64,
}

impl From<StationError> for Failure {
    fn from(error: StationError) -> Self {
        Self::new(error.code(), error.arguments())
    }
}

impl From<PageError> for Failure {
    fn from(error: PageError) -> Self {
        Self::new("authoring-demo-page", vec![("error", error.to_string())])
    }
}

/// One line of progress.
struct Teller {
    language: Language,
    step: u32,
}

impl Teller {
    fn tell(&mut self, code: &str, arguments: &[(&'static str, String)]) {
        self.step += 1;
        out!("{:>2}. {}", self.step, said(self.language, code, arguments));
    }
}

/// Goes the whole way and says where to look.
pub fn run(language: Language, registry: &Registry, arguments: &Arguments) -> Result<ExitCode, Failure> {
    possible_day(jiff::Timestamp::now().as_second())?;
    let out = match &arguments.out {
        Some(folder) => folder.clone(),
        None => std::env::temp_dir().join(format!("envol-demo-{}", std::process::id())),
    };
    std::fs::create_dir_all(&out).map_err(|e| Failure::file(&out, &e))?;
    let mut teller = Teller { language, step: 0 };

    let scenario = crate::record::load(language, registry, &arguments.scenarios.join(&arguments.scenario))?;
    teller.tell(
        "authoring-demo-scenario",
        &[
            ("title", scenario.title.get(language.tag()).to_owned()),
            ("rows", scenario.grid.rows.len().to_string()),
            ("hash", hex(&scenario.hash()[..8])),
        ],
    );
    let recording = flight(&scenario, arguments)?;
    let journal = out.join("session.journal");
    teller.tell(
        "authoring-demo-flight",
        &[
            (
                "seconds",
                (recording.journal.ticks() / simulation::TICKS_PER_SECOND).to_string(),
            ),
            ("kilobytes", recording.bytes.len().div_ceil(1000).to_string()),
        ],
    );

    let work = tempfile::tempdir().map_err(|e| Failure::file(&std::env::temp_dir(), &e))?;
    let (bridge, password) = open_bridge(work.path(), arguments)?;
    teller.tell("authoring-demo-bridge", &[("address", bridge.address.clone())]);
    let mut station = Station::open(&work.path().join("station"))?;
    station.speak(language);
    station.pair(&Station::read_offer(&work.path().join("offer.json"))?, "Poste 1")?;
    teller.tell("authoring-demo-paired", &[]);

    let doer = station.create_profile("Lune", Picture::Kite, None)?;
    let witness = station.create_profile("Milo", Picture::Drum, None)?;
    let mut debrief = play(
        &mut station,
        &scenario,
        &recording,
        Players::new(doer.clone(), Some(witness)),
    )?;
    let written = station_journal(work.path());
    if let Some(written) = written {
        std::fs::copy(&written, &journal).map_err(|e| Failure::file(&journal, &e))?;
    }
    teller.tell("authoring-demo-played", &[]);

    look_back(&mut debrief, &scenario, &mut teller)?;
    let receipt = ask(&mut debrief, &scenario, &mut teller)?;
    station.export_package(receipt.claim, &out)?;
    // Nobody takes it back.
    station.send_now();

    let mut pedagogue = Pedagogue::enter(&bridge.address, "Camille", &password)?;
    let claim = waiting_claim(&mut pedagogue)?;
    let page = pedagogue.read(&claim)?;
    std::fs::write(out.join("claim.html"), page).map_err(|e| Failure::file(&out, &e))?;
    teller.tell(
        "authoring-demo-inbox",
        &[("page", format!("{}{claim}", bridge.address))],
    );
    pedagogue.issue(&claim, &said(language, "authoring-demo-words", &[]))?;
    teller.tell("authoring-demo-decided", &[("name", "Camille".to_owned())]);

    fetch(&station, &doer, &receipt, &out)?;
    let json = verify(&out, &mut teller)?;
    let refused = refuse_altered(&json)?;
    teller.tell(
        "authoring-demo-refused",
        &[("error", said(language, refused.code(), &refused.arguments()))],
    );
    out!(
        "{}",
        said(
            language,
            "authoring-demo-look",
            &[("folder", out.display().to_string())]
        )
    );
    Ok(ExitCode::SUCCESS)
}

/// A badge that bears a day which cannot be is worse than none.
fn possible_day(now_unix_s: i64) -> Result<(), Failure> {
    if calendar::doubt(now_unix_s).is_none() {
        return Ok(());
    }
    let date = vec![("date", calendar::day(now_unix_s))];
    Err(Failure::new("authoring-demo-clock", date))
}

fn flight(scenario: &Arc<Scenario>, arguments: &Arguments) -> Result<Recording, Failure> {
    if let Some(file) = &arguments.session {
        let bytes = std::fs::read(file).map_err(|e| Failure::file(file, &e))?;
        let journal = situation::journal::read_journal(&bytes).map_err(|e| Failure::new(e.code(), e.arguments()))?;
        let replayed =
            situation::replay::replay(scenario, &journal).map_err(|e| Failure::new(e.code(), e.arguments()))?;
        return Ok(Recording {
            journal,
            bytes,
            observations: replayed.observations,
        });
    }
    let style = scenario.template.pilot_styles().into_iter().next().unwrap_or_default();
    record(Arc::clone(scenario), &style, arguments.seed, rand::random())
        .map_err(|e| Failure::new(e.code(), e.arguments()))
}

fn open_bridge(work: &Path, arguments: &Arguments) -> Result<(BridgeProcess, String), Failure> {
    let password = hex(&rand::random::<[u8; 16]>());
    let bootstrap = work.join("bootstrap.json");
    let first = serde_json::json!({
        "organisation": "Tiers-lieu de démonstration", "name": "Camille", "password": password,
    });
    std::fs::write(&bootstrap, first.to_string()).map_err(|e| Failure::file(&bootstrap, &e))?;
    let offer = work.join("offer.json");
    let bridge = BridgeProcess::start(&work.join("bridge"), &arguments.scenarios, &bootstrap, &offer)?;
    Ok((bridge, password))
}

/// Plays the recorded inputs through a real session of the station; the witness marks what they saw.
fn play(
    station: &mut Station,
    scenario: &Arc<Scenario>,
    recording: &Recording,
    players: Players,
) -> Result<Debrief, Failure> {
    let journal = &recording.journal;
    let mut playing = station.begin_with_seed(Arc::clone(scenario), players, Vec::new(), journal.header.seed)?;
    let peer = scenario
        .grid
        .rows
        .iter()
        .find(|r| matches!(r.source, situation::grid::Source::Peer));
    for tick in 1..=journal.ticks() {
        let Some(inputs) = journal.inputs(tick) else { break };
        playing.tick(inputs)?;
        if let Some(row) = peer.filter(|_| tick == journal.ticks() / 2) {
            playing.mark(Mark {
                row: row.id.clone(),
                seat: 0,
                role: MarkRole::Witness,
                seen: Seen::Seen,
                effective: tick,
                recorded: tick,
            });
        }
    }
    Ok(playing.finish()?)
}

/// The first journal file below the station's folder.
fn station_journal(work: &Path) -> Option<PathBuf> {
    let mut folders = vec![work.join("station")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).ok()?.flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path
                .file_name()
                .is_some_and(|n| n.to_string_lossy().contains("journal"))
            {
                return Some(path);
            }
        }
    }
    None
}

/// Tell, name, answer, keep — and only then what was seen.
fn look_back(debrief: &mut Debrief, scenario: &Scenario, teller: &mut Teller) -> Result<(), Failure> {
    let language = teller.language;
    debrief.tell(&said(language, "authoring-demo-account", &[]))?;
    debrief.name_it(&said(language, "authoring-demo-named", &[]))?;
    for row in debrief.rows() {
        debrief.answer(&row.id, SelfAnswer::Yes)?;
    }
    debrief.keep()?;
    teller.tell("authoring-demo-kept", &[]);
    let rows = debrief.seen().map_err(StationError::from)?;
    let moments: usize = rows.iter().map(|r| r.observations.len()).sum();
    teller.tell("authoring-demo-seen", &[("moments", moments.to_string())]);
    for row in rows
        .iter()
        .filter(|r| !r.observations.is_empty() || !r.people.is_empty())
    {
        let at: Vec<_> = row.observations.iter().map(|o| clock(o.attempt)).collect();
        out!("      ✦ {}  {}", row.text.get(language.tag()), at.join(" "));
    }
    let _ = scenario;
    Ok(())
}

fn ask(debrief: &mut Debrief, scenario: &Scenario, teller: &mut Teller) -> Result<Receipt, Failure> {
    debrief.to_claim(true)?;
    for row in debrief.seen().map_err(StationError::from)? {
        for moment in &row.observations {
            debrief.choose(&row.row, moment.attempt, true)?;
        }
        if !row.people.is_empty() {
            debrief.show_row(&row.row, true)?;
        }
    }
    let badge = scenario
        .badges
        .iter()
        .max_by_key(|b| b.requires.of.len())
        .map_or("", |b| b.id.as_str());
    let identity = Identity {
        name: "Lune Exemple".to_owned(),
        email: None,
    };
    let receipt = debrief.ask(badge, Extent::Extracts, Some(identity))?;
    teller.tell("authoring-demo-asked", &[("code", receipt.code.clone())]);
    Ok(receipt)
}

fn waiting_claim(pedagogue: &mut Pedagogue) -> Result<String, Failure> {
    let begun = Instant::now();
    loop {
        if let Some(claim) = pedagogue.inbox()?.into_iter().next() {
            return Ok(claim);
        }
        if begun.elapsed() > Duration::from_secs(30) {
            return Err(Failure::new("authoring-demo-no-claim", Vec::new()));
        }
        std::thread::sleep(Duration::from_millis(100));
    }
}

/// Waits until the station has the badge and writes it out.
fn fetch(station: &Station, doer: &station::ProfileId, receipt: &Receipt, out: &Path) -> Result<(), Failure> {
    station.watch_claims(true);
    let begun = Instant::now();
    while !station
        .claims(doer)
        .iter()
        .any(|c| c.claim == receipt.claim && c.badge_here)
    {
        if begun.elapsed() > Duration::from_mins(1) {
            return Err(Failure::new("authoring-demo-no-badge", Vec::new()));
        }
        station.send_now();
        std::thread::sleep(Duration::from_millis(200));
    }
    for file in station.export_badge(receipt.claim, out)? {
        let name = match file.extension().and_then(|e| e.to_str()) {
            Some("png") => "badge.png",
            _ => "badge.json",
        };
        std::fs::rename(&file, out.join(name)).map_err(|e| Failure::file(&file, &e))?;
    }
    Ok(())
}

/// Takes the badge out of the picture and verifies it; gives its JSON.
fn verify(out: &Path, teller: &mut Teller) -> Result<String, Failure> {
    let file = out.join("badge.png");
    let png = std::fs::read(&file).map_err(|e| Failure::file(&file, &e))?;
    let json = credential::extract_png(&png).map_err(|e| Failure::new(e.code(), e.arguments()))?;
    let verified = checked(&json).map_err(|e| Failure::new(e.code(), e.arguments()))?;
    teller.tell(
        "authoring-demo-verified",
        &[
            ("badge", verified.badge.name.as_str().to_owned()),
            ("did", verified.badge.issuer.id.as_str().to_owned()),
        ],
    );
    Ok(json)
}

/// Verifies as somebody who knows nothing but the badge: its `did:key` names the key.
fn checked(json: &str) -> Result<credential::Verified, credential::VerifyError> {
    let keys = credential::Keys::default();
    credential::verify(
        json,
        &credential::Trust {
            now: jiff::Timestamp::now(),
            keys: &keys,
            status_list: None,
        },
    )
}

/// One letter of the badge's name changed: must be refused, and says how.
fn refuse_altered(json: &str) -> Result<credential::VerifyError, Failure> {
    let mut value: serde_json::Value =
        serde_json::from_str(json).map_err(|e| Failure::new("authoring-demo-page", vec![("error", e.to_string())]))?;
    let name = &mut value["credentialSubject"]["achievement"]["name"];
    *name = serde_json::Value::from(format!("{}!", name.as_str().unwrap_or_default()));
    match checked(&value.to_string()) {
        Ok(_) => Err(Failure::new("authoring-demo-not-refused", Vec::new())),
        Err(error) => Ok(error),
    }
}

fn clock(tick: simulation::Tick) -> String {
    let seconds = tick / simulation::TICKS_PER_SECOND;
    format!("{:02}:{:02}", seconds / 60, seconds % 60)
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string does not fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_badge_is_made_on_a_day_that_cannot_be() {
        // 1970-01-01, 2035-01-01.
        for (now, day) in [(0, "1970-01-01"), (2_051_222_400, "2035-01-01")] {
            for language in Language::ALL {
                let said = possible_day(now).expect_err("such a day").sentence(language);
                assert!(said.contains(day), "{said}");
            }
        }
        assert!(possible_day(situation::release::EARLIEST_UNIX_S + 86_400).is_ok());
    }
}
