//! When frames are drawn at all: while something moves, or somebody does something, as often as the screen shows them;
//! else a few looks a second, which draw nothing unless something changed; and nothing at all in a window that is hidden.

use std::time::Duration;

use bevy::ecs::system::NonSendMarker;
use bevy::input::gamepad::RawGamepadEvent;
use bevy::prelude::*;
use bevy::render::extract_resource::{ExtractResource, ExtractResourcePlugin};
use bevy::window::{
    PrimaryWindow, RequestRedraw, WindowFocused, WindowOccluded, WindowResized, WindowScaleFactorChanged,
};
use bevy::winit::{UpdateMode, WINIT_WINDOWS, WinitSettings};
use bevy_egui::egui::{Event, Modifiers};
use bevy_egui::{EguiInput, EguiPreUpdateSet};

use crate::departing::Presence;
use crate::devices::Stirred;
use crate::play::{Pause, Session};
use crate::scene::Staged;
use crate::screens::screen::Screen;

/// After the last thing that somebody did, or that moved, frames go on for so long, s: what fades has faded.
const AWAKE_S: f32 = 1.0;
/// Between two looks at rest.
const LOOK: Duration = Duration::from_millis(250);
/// The same where a gamepad is plugged in: its buttons wake nobody by themselves.
const LOOK_FOR_PADS: Duration = Duration::from_millis(100);
/// The same in a window that is behind others.
const LOOK_BEHIND: Duration = Duration::from_millis(500);

/// For whom frames are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum For {
    /// Somebody at this window.
    Somebody,
    /// Somebody who is at another window.
    SomebodyElsewhere,
    /// Nobody is there: figures or pictures are wanted, and frames go on in any case.
    Figures,
}

/// Whether frames are drawn.
#[derive(Resource, ExtractResource, Debug, Clone, Copy, PartialEq)]
pub(crate) struct Rest {
    /// Nothing moves: a frame is drawn only where it would differ from the one before.
    pub(crate) still: bool,
    /// The window cannot be seen.
    pub(crate) hidden: bool,
    drawn_for: For,
    /// Since something moved or was done, s.
    since_s: f32,
}

impl Rest {
    const AWAKE: Self = Self {
        still: false,
        hidden: false,
        drawn_for: For::Somebody,
        since_s: 0.0,
    };

    /// As fast as it goes, seen or not.
    pub(super) const NEVER: Self = Self {
        drawn_for: For::Figures,
        ..Self::AWAKE
    };

    /// Nobody is there: figures or pictures are wanted.
    pub(crate) fn is_for_figures(self) -> bool {
        self.drawn_for == For::Figures
    }

    /// Whether another frame follows at once.
    pub(crate) fn goes_on(self) -> bool {
        match self.drawn_for {
            For::Figures => true,
            For::Somebody => !(self.still || self.hidden),
            For::SomebodyElsewhere => false,
        }
    }

    /// A look later.
    fn after(self, passed_s: f32, something: bool, hidden: bool) -> Self {
        let since_s = if something { 0.0 } else { self.since_s + passed_s };
        Self {
            still: !self.is_for_figures() && since_s > AWAKE_S,
            hidden: !self.is_for_figures() && hidden,
            since_s,
            ..self
        }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.insert_resource(Rest::AWAKE);
    app.add_plugins(ExtractResourcePlugin::<Rest>::default());
    app.add_systems(
        PreUpdate,
        tell_changes
            .after(EguiPreUpdateSet::ProcessInput)
            .before(EguiPreUpdateSet::BeginPass),
    );
    app.add_systems(Last, (feel, settle).chain());
}

/// egui is told with every frame which modifiers are held, and asks for another frame because of it: it hears of changes.
fn tell_changes(mut inputs: Query<&mut EguiInput>, mut held: Local<Modifiers>) {
    for mut input in &mut inputs {
        input.0.events.retain(|event| match event {
            Event::ModifiersChanged(now) => std::mem::replace(&mut *held, *now) != *now,
            _ => true,
        });
    }
}

/// What happens to the window, and what egui asks for.
type Happened<'w, 's> = (
    MessageReader<'w, 's, WindowFocused>,
    MessageReader<'w, 's, WindowResized>,
    MessageReader<'w, 's, WindowScaleFactorChanged>,
    MessageReader<'w, 's, RequestRedraw>,
);

fn feel(
    mut hands: Stirred,
    mut pads: MessageReader<RawGamepadEvent>,
    mut happened: Happened,
    mut occluded: MessageReader<WindowOccluded>,
    time: Res<Time<Real>>,
    screen: Res<State<Screen>>,
    (session, presence): (Option<Res<Session>>, Option<Res<Presence>>),
    staged: Option<Res<Staged>>,
    window: Option<Single<(Entity, &Window), With<PrimaryWindow>>>,
    _main: NonSendMarker,
    mut covered: Local<bool>,
    mut rest: ResMut<Rest>,
) {
    // Each is read, so that none is heard twice.
    let heard = [
        pads.read().count(),
        happened.0.read().count(),
        happened.1.read().count(),
        happened.2.read().count(),
        happened.3.read().count(),
    ];
    let mut something = hands.hears() || screen.is_changed() || heard.iter().any(|count| *count > 0);
    if let Some(last) = occluded.read().last() {
        *covered = last.occluded;
        something = true;
    }
    let counts = |pause: Option<Pause>| matches!(pause, None | Some(Pause::CountIn { .. }));
    something |= session.is_some_and(|session| counts(session.pause())) || staged.is_some();
    something |= presence.is_some_and(|presence| presence.is_asked());
    let minimised = window.as_ref().is_some_and(|window| is_minimised(window.0, window.1));
    let next = rest.after(time.delta_secs(), something, *covered || minimised);
    let is_here = window.is_some_and(|window| window.1.focused);
    *rest = Rest {
        drawn_for: match next.drawn_for {
            For::Figures => For::Figures,
            _ if is_here => For::Somebody,
            _ => For::SomebodyElsewhere,
        },
        ..next
    };
}

/// Whether nothing but a sign is left of the window. The system is asked only where somebody is at another one.
fn is_minimised(entity: Entity, window: &Window) -> bool {
    let says = || WINIT_WINDOWS.with_borrow(|windows| windows.get_window(entity)?.is_minimized());
    window.physical_size().min_element() == 0 || !window.focused && says() == Some(true)
}

/// How often the loop turns.
fn settle(rest: Res<Rest>, pads: Query<(), With<Gamepad>>, mut updates: ResMut<WinitSettings>) {
    if rest.is_for_figures() {
        return;
    }
    let look = if pads.is_empty() { LOOK } else { LOOK_FOR_PADS };
    let (focused, behind) = match (rest.hidden, rest.still) {
        (true, _) => (
            UpdateMode::reactive_low_power(LOOK_BEHIND),
            UpdateMode::reactive_low_power(LOOK_BEHIND),
        ),
        (false, true) => (UpdateMode::reactive(look), UpdateMode::reactive_low_power(LOOK_BEHIND)),
        (false, false) => (UpdateMode::Continuous, UpdateMode::reactive_low_power(LOOK_BEHIND)),
    };
    if updates.focused_mode != focused || updates.unfocused_mode != behind {
        updates.focused_mode = focused;
        updates.unfocused_mode = behind;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_touches_comes_to_rest_and_wakes_at_once() {
        let mut rest = Rest::AWAKE;
        for _ in 0..70 {
            rest = rest.after(1.0 / 60.0, false, false);
        }
        assert!(rest.still && !rest.goes_on());
        rest = rest.after(0.1, true, false);
        assert!(!rest.still && rest.goes_on());
    }

    #[test]
    fn figures_and_pictures_never_wait() {
        let rest = Rest::NEVER.after(60.0, false, true);
        assert!(!rest.still && !rest.hidden && rest.goes_on());
    }
}
