//! That a step is done, said for a moment: which, and how many of its phase are done.

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;
use simulation::workshop::Workshop;

use super::sheet::{words, workshop_of};
use crate::kit::{Canvas, FocusMoved, Kit};
use crate::play::Session;
use crate::play::news::News;
use crate::play::systems::PlayDrawing;
use crate::screens::screen::Screen;

/// It stays for so long, s.
const STAYS_S: f32 = 3.5;

/// What was done when this was last looked at, and what is said of it.
#[derive(Debug, Default)]
struct Told {
    done: Vec<bool>,
    /// The step, and for how long it is said.
    now: Option<(usize, f32)>,
}

impl Told {
    /// Follows the steps after `passed` seconds; the one that is said, if one is.
    fn follow(&mut self, done: Vec<bool>, passed: f32) -> Option<usize> {
        self.now = self
            .now
            .map(|(step, left)| (step, left - passed))
            .filter(|(step, left)| *left > 0.0 && done.get(*step) == Some(&true));
        // Another session begins with what is done there.
        if self.done.len() == done.len() {
            let new = (0..done.len()).rev().find(|step| done[*step] && !self.done[*step]);
            self.now = new.map(|step| (step, STAYS_S)).or(self.now);
        }
        self.done = done;
        self.now.map(|(step, _)| step)
    }
}

fn show(
    mut canvas: Canvas,
    session: Option<Res<Session>>,
    time: Res<Time<Real>>,
    mut news: ResMut<News>,
    mut told: Local<Told>,
) -> Result {
    if session.as_ref().is_none_or(DetectChanges::is_added) {
        *told = Told::default();
    }
    let shown = session.filter(|session| session.pause().is_none() && !session.is_shared());
    let step = shown.as_ref().and_then(|session| {
        let workshop = workshop_of(session.run().activity())?;
        let steps = 0..workshop.parameters().steps.len();
        let done = steps.map(|step| workshop.step_is_done(step)).collect();
        let step = told.follow(done, time.delta_secs())?;
        let away = workshop.open_page().is_some() || workshop.handed_over().is_some();
        (!away).then_some((session, workshop, step))
    });
    let said = match step {
        Some((session, workshop, step)) => Some(canvas.draw(|_, kit| say(kit, session, workshop, step))?),
        None => None,
    };
    news.set_if_neq(News(said));
    Ok(())
}

/// The step, and how many of its phase are done: the phase is named, so that nobody takes it for all there is to do.
fn say(kit: &Kit<'_>, session: &Session, workshop: &Workshop, step: usize) -> String {
    let steps = &workshop.parameters().steps;
    let phase = &steps[step].phase;
    let of_phase = || (0..steps.len()).filter(|other| steps[*other].phase == *phase);
    let done = of_phase().filter(|other| workshop.step_is_done(*other)).count();
    kit.say_with(
        "game-workshop-step-done",
        &[
            ("step", words(kit, session.scenario(), &steps[step].id).into()),
            ("phase", words(kit, session.scenario(), phase).into()),
            ("done", (done as f64).into()),
            ("all", (of_phase().count() as f64).into()),
        ],
    )
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        EguiPrimaryContextPass,
        show.after(FocusMoved)
            .before(PlayDrawing)
            .run_if(in_state(Screen::Play)),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_said_once_it_is_done_and_goes_by_itself() {
        let mut told = Told::default();
        assert_eq!(
            told.follow(vec![true, false, false], 0.1),
            None,
            "what was done before is no news"
        );
        assert_eq!(told.follow(vec![true, true, false], 0.1), Some(1));
        assert_eq!(told.follow(vec![true, true, false], 1.0), Some(1));
        assert_eq!(told.follow(vec![true, true, true], 0.1), Some(2));
        assert_eq!(
            told.follow(vec![true, true, false], 0.1),
            None,
            "what was undone is not done"
        );
        assert_eq!(told.follow(vec![true, true, true], 0.1), Some(2));
        assert_eq!(told.follow(vec![true, true, true], STAYS_S + 0.1), None);
    }
}
