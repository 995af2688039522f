//! What is heard of a flight: differences between two ticks become sounds.

use bevy::prelude::*;
use simulation::flight::{Light, Mode};

use super::bank::{Bank, Sound};
use super::scene::readout::{EYE_M, FlightScene, Readout};
use crate::scene::Shown;
use crate::sound::{Cue, Hum};

/// What sounds between two ticks of one flight.
fn heard_between(before: &Readout, now: &Readout) -> Vec<Sound> {
    let mut cues = Vec::new();
    for (was, is) in before.posts.iter().zip(&now.posts) {
        if was.sounded != is.sounded {
            cues.push(Sound::Note(is.note));
        }
    }
    if before.mode != now.mode && now.mode == Mode::Grounded {
        cues.push(Sound::Hard);
    } else if (now.in_net && !before.in_net) || (before.airborne && !now.airborne) {
        cues.push(Sound::Soft);
    }
    if before.light != now.light {
        match now.light {
            Light::Orange => cues.push(Sound::Wait),
            Light::Green => cues.push(Sound::Go),
            Light::Off => {}
        }
    }
    if now.land_called && !before.land_called {
        cues.push(Sound::Call);
    }
    if now.lantern_lit && !before.lantern_lit {
        cues.push(Sound::Lantern);
    }
    cues
}

/// How loud a neighbour's drone that flies is heard, as rotors of one's own: the nearer the louder.
fn beside(now: &Readout) -> f32 {
    let flies = |at: &Vec3| at.distance(now.measures.neighbour) > 0.3;
    now.neighbour.filter(flies).map_or(0.0, |at| {
        let away = at.distance(now.measures.pilot + Vec3::Y * EYE_M);
        0.95 - 0.45 * (away / 12.0).min(1.0)
    })
}

/// Speaks once per new tick, never across a cut.
pub(super) fn listen(
    shown: Res<Shown<FlightScene>>,
    mut heard: Local<Option<u32>>,
    bank: Res<Bank>,
    mut out: MessageWriter<Cue>,
    mut hum: ResMut<Hum>,
    mut still: Local<u32>,
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
        out.write_batch(
            heard_between(shown.before(), now)
                .into_iter()
                .map(|sound| bank.cue(sound)),
        );
    }
    let rotors = (now.rotors.iter().sum::<f32>() / 4.0).max(beside(now));
    let wind = Vec2::new(now.wind.x, now.wind.z).length();
    hum.0 = bank.tones(rotors, wind);
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests")]
mod tests {
    use simulation::flight::{FlightTemplate, Parameters};
    use simulation::{Run, SeatInput, Template};

    use super::*;

    /// A whole flight by the ordinary pilot, as it would be heard.
    fn flown(seed: u64) -> (usize, Vec<Sound>) {
        let template = FlightTemplate::new(Parameters::first_flight());
        let mut run = Run::new(template.start(seed, 1), 0);
        let mut pilot = template.pilot(&template.pilot_styles()[0], seed, 1).unwrap();
        let (mut inputs, mut events, mut heard) = ([SeatInput::default()], Vec::new(), Vec::new());
        let mut before = Readout::of(run.activity()).unwrap();
        while !run.activity().is_over() && run.tick() < 60 * 1200 {
            inputs[0] = SeatInput::default();
            pilot.act(run.activity(), &mut inputs);
            run.step(&inputs, &mut events);
            let now = Readout::of(run.activity()).unwrap();
            heard.extend(heard_between(&before, &now));
            before = now;
        }
        (before.posts.len(), heard)
    }

    #[test]
    fn a_neighbour_that_leaves_is_heard() {
        let template = FlightTemplate::new(Parameters::first_flight());
        let run = Run::new(template.start(3, 1), 0);
        let mut now = Readout::of(run.activity()).unwrap();
        assert_eq!(beside(&now), 0.0, "it stands on its pad");
        now.neighbour = Some(now.measures.neighbour + Vec3::new(0.0, 1.8, 2.0));
        let near = beside(&now);
        now.neighbour = Some(now.measures.neighbour + Vec3::new(0.0, 1.8, -12.0));
        let far = beside(&now);
        assert!(near > far && far > 0.4, "{near} {far}");
        now.neighbour = None;
        assert_eq!(beside(&now), 0.0);
    }

    #[test]
    fn a_flight_is_heard_from_light_to_call() {
        let (posts, heard) = flown(3);
        let place = |wanted: Sound| heard.iter().position(|cue| *cue == wanted).unwrap();
        assert!(place(Sound::Wait) < place(Sound::Go));
        assert!(place(Sound::Go) < place(Sound::Lantern));
        assert!(place(Sound::Lantern) < place(Sound::Call));
        let notes = heard.iter().filter(|cue| matches!(cue, Sound::Note(_))).count();
        // One post lies on the ground and is silent.
        assert!(notes >= posts - 1, "{notes} notes");
    }
}
