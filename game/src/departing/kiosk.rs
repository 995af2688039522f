//! A station in a public room: Envol alone is on the screen, and who closes it has the animator's code.

use bevy::prelude::*;
use bevy::window::{MonitorSelection, Window, WindowCloseRequested, WindowLevel, WindowMode};

use crate::desk::Trouble;
use crate::language::ScreenLanguage;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Kiosk>();
    app.add_message::<WindowCloseRequested>();
    app.add_systems(Update, refuse);
}

/// Whether this station is one.
#[derive(Resource, Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Kiosk(pub(crate) bool);

impl Kiosk {
    /// The window of a station that is one: the whole screen, above all others.
    pub(crate) fn dress(self, window: &mut Window) {
        if self.0 {
            window.mode = WindowMode::BorderlessFullscreen(MonitorSelection::Primary);
            window.window_level = WindowLevel::AlwaysOnTop;
            window.decorations = false;
        }
    }
}

/// Whoever asks the window to close is told who can.
fn refuse(
    kiosk: Res<Kiosk>,
    mut asked: MessageReader<WindowCloseRequested>,
    language: Res<ScreenLanguage>,
    mut trouble: ResMut<Trouble>,
) {
    if asked.read().count() > 0 && kiosk.0 {
        trouble.tell(wording::text(language.0, "game-kiosk-closed", &[]));
    }
}
