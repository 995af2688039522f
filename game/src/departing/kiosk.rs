//! A station in a public room: Envol alone is on the screen, and who closes it has the animator's code.

use bevy::prelude::*;
use bevy::window::{
    Monitor, MonitorSelection, PrimaryMonitor, PrimaryWindow, Window, WindowCloseRequested, WindowLevel, WindowMode,
    WindowPosition,
};

use crate::desk::Trouble;
use crate::language::ScreenLanguage;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Kiosk>();
    app.add_message::<WindowCloseRequested>();
    app.add_systems(Update, (refuse, fill));
}

/// Whether this station is one.
#[derive(Resource, Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Kiosk(pub(crate) bool);

impl Kiosk {
    /// The window of a station that is one: above all others, and soon as large as the screen ([`fill`]).
    pub(crate) fn dress(self, window: &mut Window) {
        if self.0 {
            window.window_level = WindowLevel::AlwaysOnTop;
            window.decorations = false;
        }
    }
}

/// Frames after which the window has the size that it was given.
const FILLED: u32 = 30;

/// As large as the screen: by itself, where nothing manages windows, then as the system's full screen. A window that is
/// opened full screen where nothing manages windows would be small for good.
fn fill(
    kiosk: Res<Kiosk>,
    monitors: Query<&Monitor>,
    primary: Query<&Monitor, With<PrimaryMonitor>>,
    window: Option<Single<&mut Window, With<PrimaryWindow>>>,
    mut frames: Local<u32>,
) {
    let (true, Some(mut window)) = (kiosk.0 && *frames <= FILLED, window) else {
        return;
    };
    let Some(monitor) = primary.iter().next().or(monitors.iter().next()) else {
        return;
    };
    if *frames == 0 {
        window.position = WindowPosition::At(monitor.physical_position);
        let (width, height) = (monitor.physical_width, monitor.physical_height);
        window.resolution.set_physical_resolution(width, height);
    } else if *frames == FILLED {
        window.mode = WindowMode::BorderlessFullscreen(MonitorSelection::Current);
    }
    *frames += 1;
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

#[cfg(test)]
mod tests {
    use super::*;

    /// What is said after the window was asked to close.
    fn said(kiosk: bool) -> Option<String> {
        let mut app = App::new();
        app.init_resource::<ScreenLanguage>()
            .init_resource::<Trouble>()
            .insert_resource(Kiosk(kiosk))
            .add_plugins(plugin);
        app.world_mut().write_message(WindowCloseRequested {
            window: Entity::PLACEHOLDER,
        });
        app.update();
        app.world().resource::<Trouble>().now().map(str::to_owned)
    }

    #[test]
    fn the_cross_of_a_kiosk_says_who_can_close_it() {
        assert!(said(true).is_some_and(|words| words.contains("Fermer Envol")));
        assert_eq!(said(false), None);
    }

    #[test]
    fn a_kiosk_is_as_large_as_its_screen() {
        let mut app = App::new();
        app.init_resource::<ScreenLanguage>()
            .init_resource::<Trouble>()
            .insert_resource(Kiosk(true))
            .add_plugins(plugin);
        let window = app.world_mut().spawn((Window::default(), PrimaryWindow)).id();
        app.world_mut().spawn(Monitor {
            name: None,
            physical_height: 768,
            physical_width: 1366,
            physical_position: IVec2::new(10, 0),
            refresh_rate_millihertz: None,
            scale_factor: 1.0,
            video_modes: Vec::new(),
        });
        app.update();
        let of = |app: &App| app.world().get::<Window>(window).cloned();
        let size = of(&app).map(|window| window.physical_size());
        assert_eq!(size, Some(UVec2::new(1366, 768)));
        for _ in 0..FILLED {
            app.update();
        }
        let mode = of(&app).map(|window| window.mode);
        assert_eq!(mode, Some(WindowMode::BorderlessFullscreen(MonitorSelection::Current)));
    }
}
