//! What is heard of a workshop: differences between two ticks become sounds.

use bevy::prelude::*;
use simulation::Activity;
use simulation::workshop::{Incident, Lie, ProtectionKind, ToolKind, Workshop};

use super::bank::{Bank, Goes, Sound, Through, load};
use crate::scene::{Drawn, SceneSystems, Shown, follow};
use crate::sound::{Cue, Hum};

/// What the ear follows.
#[derive(Debug, Clone, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "read-outs of a workshop, each on its own")]
pub(crate) struct Ear {
    tick: u32,
    lies: Vec<Lie>,
    marks: usize,
    laid_on: [bool; 3],
    homes: usize,
    worn: usize,
    page: Option<usize>,
    /// Machines that run, and guards that are closed.
    machines: (usize, usize),
    screws: u32,
    at_work: Option<ToolKind>,
    drills: bool,
    gauges: bool,
    rain: (bool, bool),
    hears_little: bool,
    protected: bool,
    handed_over: Option<u32>,
    /// Somebody across the bench, at work.
    colleague: Option<ToolKind>,
    /// A van honks; where one comes, no bird does.
    honks: bool,
    has_van: bool,
}

impl Ear {
    fn of(workshop: &Workshop) -> Self {
        let parameters = workshop.parameters();
        let pieces = workshop.pieces();
        let machines = (0..parameters.machines.len()).filter_map(|machine| workshop.machine(machine));
        let worn = (0..parameters.protection.len()).filter(|worn| workshop.is_worn(*worn));
        let joints = 0..parameters.object.joints.len();
        let driven = joints
            .flat_map(|joint| workshop.screws_of(joint))
            .map(|depth| u32::from(*depth));
        let at_work = workshop.at_work().map(|(kind, _)| kind);
        Self {
            tick: workshop.tick(),
            lies: pieces.iter().map(|piece| piece.lie).collect(),
            marks: pieces.iter().map(|piece| piece.marks.len()).sum(),
            laid_on: workshop.laid_on(),
            homes: (0..parameters.tools.len())
                .filter(|tool| workshop.tool_is_home(*tool))
                .count(),
            worn: worn.clone().count(),
            page: workshop.open_page(),
            machines: machines.fold((0, 0), |(runs, closed), (running, guard)| {
                (runs + usize::from(running), closed + usize::from(guard))
            }),
            screws: driven.sum(),
            at_work,
            drills: workshop.drilling_share().is_some(),
            gauges: at_work == Some(ToolKind::Gauge),
            rain: workshop.rain(),
            hears_little: workshop.is_dull(),
            protected: worn
                .into_iter()
                .any(|worn| parameters.protection[worn].kind == ProtectionKind::Hearing),
            handed_over: workshop.handed_over(),
            colleague: workshop.colleague().and_then(|seen| seen.works_with),
            honks: workshop.van_honks(),
            has_van: (parameters.incidents.iter()).any(|incident| matches!(incident, Incident::EarlyVan(_))),
        }
    }

    /// Through what it hears.
    fn through(&self) -> Through {
        if self.protected {
            Through::Protection
        } else if self.hears_little {
            Through::Dull
        } else {
            Through::Air
        }
    }
}

/// A workshop, as it is heard.
pub(crate) struct WorkshopHeard;

impl Drawn for WorkshopHeard {
    type Readout = Ear;

    fn read(activity: &dyn Activity) -> Option<Ear> {
        activity.as_any().downcast_ref().map(Ear::of)
    }
}

/// Ticks between two songs of the bird, once it has come.
const SONG: u32 = 240;
/// Ticks after which it has come.
const COMES: u32 = 600;

/// What sounds between two ticks.
fn heard_between(before: &Ear, now: &Ear) -> Vec<Sound> {
    let mut sounds = Vec::new();
    let mut hear = |is: bool, sound: Sound| {
        if is {
            sounds.push(sound);
        }
    };
    hear(now.lies.len() > before.lies.len(), Sound::Falls);
    let came = |to: fn(&Lie) -> bool| {
        let pairs = before.lies.iter().zip(&now.lies);
        pairs.into_iter().any(|(was, is)| was != is && to(is))
    };
    hear(came(|lie| !matches!(lie, Lie::Hand | Lie::Bin)), Sound::Tock);
    hear(came(|lie| *lie == Lie::Hand), Sound::Taken);
    hear(now.marks > before.marks, Sound::Pencil);
    hear(now.laid_on[0] != before.laid_on[0], Sound::Tape);
    hear(now.laid_on[2] != before.laid_on[2], Sound::Clamp);
    hear(now.homes > before.homes, Sound::Hung);
    hear(now.homes < before.homes || now.worn != before.worn, Sound::Taken);
    hear(now.page != before.page, Sound::Paper);
    hear(now.machines.0 != before.machines.0, Sound::Click);
    hear(now.machines.1 != before.machines.1, Sound::Hung);
    hear(now.rain.1 && !before.rain.1, Sound::Cover);
    hear(before.gauges && !now.gauges, Sound::Click);
    hear(now.handed_over.is_some() && before.handed_over.is_none(), Sound::Done);
    hear(now.honks && !before.honks, Sound::Horn);
    let song = |passed: Option<u32>| {
        passed
            .filter(|_| !now.has_van)
            .and_then(|passed| passed.checked_sub(COMES))
            .map(|since| since / SONG)
    };
    hear(song(now.handed_over) > song(before.handed_over), Sound::Bird);
    sounds
}

/// What goes on: each so loud and so fast.
fn going(now: &Ear) -> Vec<(Goes, f32, f32)> {
    let mut going = Vec::new();
    match now.at_work {
        Some(ToolKind::Saw) => going.push((Goes::Saw, 0.7, 1.0)),
        Some(ToolKind::SandingBlock) => going.push((Goes::Sanding, 0.6, 1.0)),
        Some(ToolKind::Screwdriver) => going.push((Goes::Screw, 0.55, 1.0)),
        _ => {}
    }
    if now.machines.0 > 0 {
        // In wood it turns slower.
        going.push(if now.drills {
            (Goes::Drill, 0.75, 0.82)
        } else {
            (Goes::Drill, 0.5, 1.0)
        });
    }
    // Across the bench, and less loud.
    match now.colleague.filter(|_| now.at_work.is_none()) {
        Some(ToolKind::Saw) => going.push((Goes::Saw, 0.35, 0.94)),
        Some(ToolKind::SandingBlock) => going.push((Goes::Sanding, 0.3, 0.95)),
        Some(ToolKind::Screwdriver) => going.push((Goes::Screw, 0.35, 0.9)),
        _ => {}
    }
    match now.rain {
        (true, true) => going.push((Goes::Rain, 0.28, 1.0)),
        (true, false) => going.push((Goes::Rain, 0.5, 1.0)),
        _ => {}
    }
    going
}

/// Speaks once per new tick, never across a cut.
fn listen(
    shown: Res<Shown<WorkshopHeard>>,
    mut heard: Local<Option<u32>>,
    mut still: Local<u32>,
    bank: Res<Bank>,
    mut out: MessageWriter<Cue>,
    mut hum: ResMut<Hum>,
) {
    let now = shown.now();
    let last = heard.replace(now.tick);
    if shown.cut || last == Some(now.tick) {
        // A few frames without a tick are a slow tick; more are a pause, and a pause is silent.
        *still += 1;
        if shown.cut || *still > 6 {
            return;
        }
    } else {
        *still = 0;
        let sounds = heard_between(shown.before(), now);
        out.write_batch(sounds.into_iter().filter_map(|sound| bank.cue(sound, now.through())));
    }
    hum.0 = bank.tones(&going(now), now.through());
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Startup, load);
    app.add_systems(Update, follow::<WorkshopHeard>.in_set(SceneSystems::Follow));
    app.add_systems(
        Update,
        listen
            .in_set(SceneSystems::Pose)
            .run_if(resource_exists::<Shown<WorkshopHeard>>),
    );
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests")]
mod tests {
    use simulation::{Run, SeatInput};
    use situation::library::Library;

    use super::*;

    /// A whole session by the ordinary worker, as it would be heard: sounds, and what went on.
    fn made(seed: u64) -> (Vec<Sound>, Vec<Goes>) {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios");
        let (library, _) = Library::load(&root, &simulation::builtin());
        let scenario = library.iter().find(|scenario| scenario.id == "le-nichoir").unwrap();
        let template = &scenario.template;
        let mut run = Run::new(template.start(seed, 1), 0);
        let mut pilot = template.pilot("ordinary", seed, 1).unwrap();
        let (mut inputs, mut events) = ([SeatInput::default()], Vec::new());
        let (mut sounds, mut goes) = (Vec::new(), Vec::new());
        let mut before = WorkshopHeard::read(run.activity()).unwrap();
        while !run.activity().is_over() && run.tick() < 60 * 3000 {
            inputs[0] = SeatInput::default();
            // Nobody cuts the spring short.
            if before.handed_over.is_none() {
                pilot.act(run.activity(), &mut inputs);
            }
            run.step(&inputs, &mut events);
            events.clear();
            let now = WorkshopHeard::read(run.activity()).unwrap();
            sounds.extend(heard_between(&before, &now));
            goes.extend(going(&now).into_iter().map(|(goes, ..)| goes));
            before = now;
        }
        goes.dedup();
        (sounds, goes)
    }

    #[test]
    fn a_session_is_heard_from_the_first_board_to_the_bird() {
        let (sounds, goes) = made(3);
        let count = |wanted: Sound| sounds.iter().filter(|sound| **sound == wanted).count();
        assert!(count(Sound::Tock) >= 8 && count(Sound::Pencil) >= 4, "{sounds:?}");
        for wanted in [
            Sound::Tape,
            Sound::Clamp,
            Sound::Falls,
            Sound::Hung,
            Sound::Done,
            Sound::Bird,
        ] {
            assert!(count(wanted) > 0, "{wanted:?}");
        }
        assert!(count(Sound::Bird) <= 4, "it sings now and then");
        for wanted in Goes::ALL {
            assert!(goes.contains(&wanted), "{wanted:?}");
        }
    }
}
