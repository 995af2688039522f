//! Somebody sits at the station without a window: the pages are laid, keys are pressed, what is shown is read.

mod answered;
mod looking;
pub(super) mod maker;
pub(super) mod mouse;
mod playing;
mod staged;
pub(super) mod states;
pub(super) mod thumbs;

use std::path::Path;
use std::sync::Arc;

use bevy::input::ButtonState;
use bevy::input::keyboard::{Key, KeyboardInput};
use bevy::prelude::*;
use bevy::state::app::StatesPlugin;
use bevy_egui::egui::{self, Event, RawInput};
use bevy_egui::{EguiContext, EguiPrimaryContextPass, EguiUserTextures, PrimaryEguiContext};
use simulation::SeatInput;
use situation::library::Library;
use situation::scenario::Scenario;
use station::{Picture, Players, Station};
use wording::Language;

use super::reading::{Painted, Written};
use super::screen::Screen;
use crate::desk::{Desk, LookingBack, Trouble, Visit};
use crate::kit::{self, Focus};
use crate::language::ScreenLanguage;
use crate::play::MarkRows;
use crate::preferences::Preferences;
use crate::preferences::ReducedMotion;
use crate::quality::Quality;
use crate::scene::Signs;
use crate::scene::view::{Turned, View};
use crate::{departing, devices, family, play, theme};

/// A page of 1280 × 720 pixels, points; and that of 1024 × 600.
pub(super) const PAGES: [egui::Vec2; 2] = [egui::vec2(1280.0, 720.0), egui::vec2(1204.0, 705.5)];

/// A learner in front of the pages.
pub(super) struct Sitting {
    app: App,
    context: egui::Context,
    /// The page, points.
    pub(super) page: egui::Vec2,
    time: f64,
    events: Vec<Event>,
    painted: Painted,
    /// What a screen reader is told of the last frame, where it asks for it.
    told: Option<bevy_egui::egui::accesskit::TreeUpdate>,
    pub(super) written: Vec<Written>,
    /// Keys pressed so far.
    pub(super) pressed: usize,
    folder: tempfile::TempDir,
}

/// The situations that are shipped.
pub(super) fn library() -> Library {
    let scenarios = Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios");
    Library::load(&scenarios, &simulation::builtin()).0
}

/// « Premier vol ».
pub(super) fn premier_vol() -> Arc<Scenario> {
    shipped("premier-vol")
}

/// « Le nichoir ».
pub(super) fn nichoir() -> Arc<Scenario> {
    shipped("le-nichoir")
}

pub(super) fn shipped(id: &str) -> Arc<Scenario> {
    library().iter().find(|s| s.id == id).unwrap().clone()
}

impl Sitting {
    /// The program has just been started on a station that `people` have used; the welcome screen is open.
    pub(super) fn at_door(language: Language, page: egui::Vec2, people: impl FnOnce(&mut Station)) -> Self {
        Self::with_plugins(language, page, people, |_| {})
    }

    fn with_plugins(
        language: Language,
        page: egui::Vec2,
        people: impl FnOnce(&mut Station),
        more: impl FnOnce(&mut App),
    ) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut station = Station::open(folder.path()).unwrap();
        station.speak(language);
        people(&mut station);
        let mut app = App::new();
        app.add_plugins((MinimalPlugins, StatesPlugin, bevy::input::InputPlugin));
        app.add_message::<bevy::window::CursorMoved>()
            .add_message::<bevy::window::WindowFocused>()
            .init_resource::<EguiUserTextures>()
            .init_resource::<Assets<Image>>()
            .init_resource::<MarkRows>()
            .init_resource::<Preferences>()
            .insert_resource(Quality::Plain)
            .init_resource::<Visit>()
            .init_resource::<Trouble>();
        app.insert_resource(Desk {
            station,
            library: library(),
            venue: station::Venue::default(),
        });
        app.init_resource::<Signs>()
            .init_resource::<View>()
            .init_resource::<Turned>();
        app.add_plugins((
            theme::plugin,
            kit::plugin,
            devices::plugin,
            play::plugin,
            super::plugin,
            departing::plugin,
        ));
        app.add_plugins(family::overlay);
        more(&mut app);
        app.insert_resource(ScreenLanguage(language))
            .insert_resource(ReducedMotion(true));
        app.world_mut().spawn(PrimaryEguiContext);
        app.update();
        let mut contexts = app.world_mut().query::<&mut EguiContext>();
        let context = contexts
            .single_mut(app.world_mut())
            .unwrap()
            .into_inner()
            .get_mut()
            .clone();
        let mut sitting = Self {
            app,
            context,
            page,
            time: 0.0,
            events: Vec::new(),
            painted: Painted::default(),
            told: None,
            written: Vec::new(),
            pressed: 0,
            folder,
        };
        sitting.settle();
        sitting
    }

    /// A pilot has flown « Premier vol », with or without a witness; « Raconte » is open.
    pub(super) fn after_play(language: Language, page: egui::Vec2, witness: bool) -> Self {
        let mut sitting = Self::at_door(language, page, |_| {});
        sitting.play(witness);
        sitting
    }

    /// Lune flies « Premier vol » to its end, or Noé watches; « Raconte » is open.
    pub(super) fn play(&mut self, witness: bool) {
        let scenario = premier_vol();
        let mut desk = self.desk();
        let station = &mut desk.station;
        let doer = station.create_profile("Lune", Picture::Heron, None).unwrap();
        let witness = witness.then(|| station.create_profile("Noé", Picture::Kite, None).unwrap());
        let players = Players::new(doer.clone(), witness);
        let mut playing = station
            .begin_with_seed(scenario.clone(), players, Vec::new(), 7)
            .unwrap();
        let mut pilot = situation::record::pilot(&scenario, "ordinary", 7).unwrap();
        let mut inputs = vec![SeatInput::default(); usize::from(scenario.seats)];
        while !playing.live().is_over() {
            inputs.fill(SeatInput::default());
            pilot.act(playing.live().run().activity(), &mut inputs);
            playing.tick(&inputs).unwrap();
        }
        let ticks = playing.live().ticks();
        let debrief = playing.finish().unwrap();
        self.visit().doer = Some(doer);
        self.app.insert_resource(LookingBack {
            debrief,
            scenario,
            ticks,
            receipt: None,
        });
        self.go(Screen::Tell);
    }

    /// The game without its window.
    pub(super) fn app(&mut self) -> &mut App {
        &mut self.app
    }

    /// The station.
    pub(super) fn desk(&mut self) -> Mut<'_, Desk> {
        self.app.world_mut().resource_mut::<Desk>()
    }

    /// Who is here.
    pub(super) fn visit(&mut self) -> Mut<'_, Visit> {
        self.app.world_mut().resource_mut::<Visit>()
    }

    /// What the witness of the session that begins looks out for.
    pub(super) fn marks(&self) -> Vec<String> {
        self.app.world().resource::<MarkRows>().rows.clone()
    }

    /// What was not well.
    pub(super) fn station(&self) -> &station::Station {
        &self.app.world().resource::<Desk>().station
    }

    pub(super) fn trouble(&mut self) -> Mut<'_, Trouble> {
        self.app.world_mut().resource_mut::<Trouble>()
    }

    /// Where the hand is.
    pub(super) fn focus(&self) -> &Focus {
        self.app.world().resource::<Focus>()
    }

    /// Clicks in the middle of the words `id`.
    pub(super) fn click(&mut self, words: &str) {
        let found = self.written.iter().find(|w| w.words.contains(words));
        let place = found
            .unwrap_or_else(|| panic!("{words} is not on the page: {:?}", self.words()))
            .place;
        let pos = place.center();
        self.events.push(Event::PointerMoved(pos));
        self.frame();
        for pressed in [true, false] {
            self.events.push(Event::PointerButton {
                pos,
                button: egui::PointerButton::Primary,
                pressed,
                modifiers: egui::Modifiers::NONE,
            });
            self.frame();
        }
        self.settle();
    }

    /// Presses and lets go of the mouse here within one frame, as a quick hand does on a slow PC.
    pub(super) fn tap_at(&mut self, pos: egui::Pos2) {
        self.events.push(Event::PointerMoved(pos));
        self.frame();
        for pressed in [true, false] {
            self.events.push(Event::PointerButton {
                pos,
                button: egui::PointerButton::Primary,
                pressed,
                modifiers: egui::Modifiers::NONE,
            });
        }
        self.frame();
    }

    /// Opens the letters of the field that has the focus, as a gamepad does.
    pub(super) fn open_letters(&mut self) {
        self.app.insert_resource(kit::Nav {
            confirm: true,
            ..kit::Nav::default()
        });
        self.settle();
    }

    /// Everything that can be read.
    pub(super) fn words(&self) -> Vec<&str> {
        self.written.iter().map(|w| w.words.as_str()).collect()
    }

    /// True where `words` stand on the page.
    pub(super) fn reads(&self, words: &str) -> bool {
        self.written.iter().any(|w| w.words.contains(words))
    }

    /// Opens a page.
    pub(super) fn go(&mut self, screen: Screen) {
        self.app.world_mut().resource_mut::<NextState<Screen>>().set(screen);
        self.settle();
    }

    /// A few frames, until what was pressed has had its effect.
    pub(super) fn settle(&mut self) {
        for _ in 0..5 {
            self.frame();
        }
    }

    /// One frame.
    pub(super) fn frame(&mut self) {
        self.time += 1.0 / 60.0;
        self.app.update();
        let input = RawInput {
            screen_rect: Some(self.whole()),
            time: Some(self.time),
            focused: true,
            events: std::mem::take(&mut self.events),
            ..RawInput::default()
        };
        let world = self.app.world_mut();
        let mut output = self
            .context
            .run_ui(input, |_| world.run_schedule(EguiPrimaryContextPass));
        self.told = output.platform_output.accesskit_update.take();
        // No texture is made.
        output.textures_delta.clear();
        self.painted = Painted::of(std::mem::take(&mut output.shapes));
        self.written = self.painted.written();
    }

    /// Presses and releases a key.
    pub(super) fn press(&mut self, key: KeyCode) {
        self.pressed += 1;
        for state in [ButtonState::Pressed, ButtonState::Released] {
            self.app.world_mut().write_message(KeyboardInput {
                key_code: key,
                logical_key: Key::Unidentified(bevy::input::keyboard::NativeKey::Unidentified),
                state,
                text: None,
                repeat: false,
                window: Entity::PLACEHOLDER,
            });
            if state == ButtonState::Pressed && key == KeyCode::Space {
                self.events.push(Event::Text(" ".to_owned()));
            }
            self.frame();
        }
        self.settle();
    }

    pub(super) fn keys(&mut self, keys: &[KeyCode]) {
        for key in keys {
            self.press(*key);
        }
    }

    /// Writes where the focus is.
    pub(super) fn write(&mut self, words: &str) {
        self.pressed += words.chars().count();
        self.events.push(Event::Text(words.to_owned()));
        self.settle();
    }

    pub(super) fn screen(&self) -> Screen {
        *self.app.world().resource::<State<Screen>>().get()
    }

    /// Requests of the learner on this station.
    pub(super) fn requests(&self) -> usize {
        let world = self.app.world();
        let doer = world.resource::<Visit>().doer.clone().unwrap();
        world.resource::<Desk>().station.claims(&doer).len()
    }

    pub(super) fn back(&mut self) -> Mut<'_, LookingBack> {
        self.app.world_mut().resource_mut::<LookingBack>()
    }

    /// Where the words `id` stand.
    pub(super) fn place_of(&self, id: &str) -> Option<egui::Rect> {
        let language = self.app.world().resource::<ScreenLanguage>().0;
        let words = wording::text(language, id, &[]);
        self.written.iter().find(|w| w.words == words).map(|w| w.place)
    }

    /// Places of the key that acts, as it is shown.
    pub(super) fn caps(&self) -> Vec<egui::Rect> {
        let language = self.app.world().resource::<ScreenLanguage>().0;
        let key = wording::text(language, "game-key-enter", &[]);
        self.written
            .iter()
            .filter(|w| w.words == key)
            .map(|w| w.place)
            .collect()
    }

    /// True where the key that acts is shown on the control that says `id`.
    pub(super) fn wears_the_key(&self, id: &str) -> bool {
        let focused = self.app.world().resource::<kit::Focus>().place();
        let (Some(label), Some(focused)) = (self.place_of(id), focused) else {
            return false;
        };
        focused.contains(label.center()) && self.caps().iter().any(|cap| focused.expand(24.0).contains_rect(*cap))
    }
}
