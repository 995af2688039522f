//! What is shown: the session being played, or what the screens stage.

use std::any::Any;

use bevy::prelude::*;
use simulation::{Activity, Run};

use crate::play::session::Session;

/// Something else than the session being played that a scene can show.
pub(crate) trait Source: Any + Send + Sync {
    /// The run, stepped by whoever stages it (see [`Staged::source_mut`]).
    fn run(&self) -> &Run;
    /// How far time is past the last tick, as a part of a tick (0..1).
    fn ahead(&self) -> f32;
}

/// What the screens stage: a clip. Insert it to show it, remove it to leave; ignored during a session.
#[derive(Resource)]
pub(crate) struct Staged {
    /// What is shown.
    pub(crate) source: Box<dyn Source>,
    /// Where in the window, in logical pixels; all of it if `None`. Nothing is drawn
    /// around it.
    pub(crate) area: Option<Rect>,
}

impl Staged {
    /// What was staged, for its owner to step.
    pub(crate) fn source_mut<S: Source>(&mut self) -> Option<&mut S> {
        let any: &mut dyn Any = self.source.as_mut();
        any.downcast_mut()
    }
}

/// A kind of activity that can be drawn.
pub(crate) trait Drawn: Send + Sync + 'static {
    /// All that the drawing needs of one tick.
    type Readout: Send + Sync + Clone;
    /// Reads it; `None` if the activity is of another kind.
    fn read(activity: &dyn Activity) -> Option<Self::Readout>;
}

/// The last two ticks drawn from, while an activity of this family is shown.
#[derive(Resource)]
pub(crate) struct Shown<F: Drawn> {
    before: (u32, F::Readout),
    now: (u32, F::Readout),
    ahead: f32,
    /// True in the frame in which another run, or another place in it, came up.
    pub(crate) cut: bool,
    area: Option<Rect>,
}

impl<F: Drawn> Shown<F> {
    /// The later tick.
    pub(crate) fn now(&self) -> &F::Readout {
        &self.now.1
    }

    /// The earlier tick.
    pub(crate) fn before(&self) -> &F::Readout {
        &self.before.1
    }

    /// Where in the window it is shown, in logical pixels; all of it if `None`.
    pub(crate) fn area(&self) -> Option<Rect> {
        self.area
    }

    /// Where between the two the picture stands, 0..=1: one tick behind, so that nothing is guessed.
    pub(crate) fn part(&self) -> f32 {
        let (before, now) = (self.before.0 as f32, self.now.0 as f32);
        if now > before {
            ((now - 1.0 + self.ahead - before) / (now - before)).clamp(0.0, 1.0)
        } else {
            1.0
        }
    }
}

/// More ticks than this between two frames are a jump, not a movement.
const JUMP_TICKS: u32 = 30;

/// The first system of a family that is drawn: keeps [`Shown`].
pub(crate) fn follow<F: Drawn>(
    mut commands: Commands,
    session: Option<Res<Session>>,
    staged: Option<Res<Staged>>,
    shown: Option<ResMut<Shown<F>>>,
) {
    let (run, ahead, area) = match (&session, &staged) {
        (Some(session), _) => (session.run(), session.ahead(), None),
        (None, Some(staged)) => (staged.source.run(), staged.source.ahead(), staged.area),
        (None, None) => {
            if shown.is_some() {
                commands.remove_resource::<Shown<F>>();
            }
            return;
        }
    };
    let Some(readout) = F::read(run.activity()) else {
        if shown.is_some() {
            commands.remove_resource::<Shown<F>>();
        }
        return;
    };
    let tick = run.tick();
    let Some(mut shown) = shown else {
        let now = (tick, readout);
        commands.insert_resource(Shown::<F> {
            before: now.clone(),
            now,
            ahead,
            cut: true,
            area,
        });
        return;
    };
    shown.cut = tick < shown.now.0 || tick > shown.now.0 + JUMP_TICKS;
    if shown.cut {
        shown.before = (tick, readout.clone());
        shown.now = (tick, readout);
    } else if tick > shown.now.0 {
        shown.before = std::mem::replace(&mut shown.now, (tick, readout));
    }
    shown.ahead = ahead;
    shown.area = area;
}
