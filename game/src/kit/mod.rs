//! What screens are made of: page, buttons, cards, pictograms, fields. Every piece answers to keyboard, gamepad
//! and mouse alike.

mod button;
mod card;
mod field;
mod focus;
mod letters;
mod page;
mod pictogram;
mod picture;
mod plan;
mod prompt;
mod qr;
mod ribbon;
mod write;

use bevy::ecs::system::SystemParam;
use bevy::prelude::*;
use bevy_egui::egui::{self, Id, Rect, Ui};
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};
use wording::{FluentValue, Language};

pub use button::{Weight, id_of};
pub use card::{Card, columns};
pub use field::Field;
pub use focus::{Direction, Focus, Nav};
pub use letters::Letters;
pub use page::{Foot, Page, Turn};
pub use pictogram::{Pictogram, spark};
pub use picture::picture;
pub use prompt::{Glyph, draw_glyph};
pub use plan::PlanView;
pub use ribbon::ribbon;
pub use write::{measure, write, write_centred};

use crate::devices::{Hand, KeyLabels};
use crate::screens::Screen;
use crate::theme;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Focus>().init_resource::<Nav>().init_resource::<Letters>();
    app.init_resource::<Tongue>().init_resource::<Stillness>().init_resource::<Sheets>();
    app.add_systems(EguiPrimaryContextPass, begin.after(theme::Dress).in_set(Begin));
    app.add_systems(Update, reset.run_if(state_changed::<Screen>));
}

/// The focus is moved before any screen draws.
#[derive(SystemSet, Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Begin;

fn begin(mut focus: ResMut<Focus>, mut nav: ResMut<Nav>, mut sheets: ResMut<Sheets>) {
    sheets.0 = 0;
    focus.begin(std::mem::take(&mut nav));
}

fn reset(mut focus: ResMut<Focus>, mut letters: ResMut<Letters>) {
    focus.reset();
    letters.close();
}

/// The language of the screens.
#[derive(Resource, Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tongue(pub Language);

/// True where nothing on screens may move by itself.
#[derive(Resource, Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stillness(pub bool);

/// What a screen's system asks for.
#[derive(SystemParam)]
pub struct Table<'w, 's> {
    contexts: EguiContexts<'w, 's>,
    focus: ResMut<'w, Focus>,
    letters: ResMut<'w, Letters>,
    tongue: Res<'w, Tongue>,
    hand: Res<'w, Hand>,
    labels: Res<'w, KeyLabels>,
    still: Res<'w, Stillness>,
    sheets: ResMut<'w, Sheets>,
}

/// Sheets laid in this frame: each has its own id.
#[derive(Resource, Debug, Default)]
pub struct Sheets(u32);

impl Table<'_, '_> {
    /// Lays the page: `draw` gets the whole window and the pieces.
    pub fn lay<R>(&mut self, draw: impl FnOnce(&mut Ui, &mut Kit<'_>) -> R) -> Result<R> {
        let context = self.contexts.ctx_mut()?.clone();
        self.sheets.0 += 1;
        let mut ui = Ui::new(
            context.clone(),
            Id::new(("sheet", self.sheets.0)),
            egui::UiBuilder::new().layer_id(egui::LayerId::background()).max_rect(context.viewport_rect()),
        );
        let mut kit = Kit {
            focus: &mut self.focus,
            letters: &mut self.letters,
            language: self.tongue.0,
            hand: *self.hand,
            labels: &self.labels,
            still: self.still.0,
        };
        Ok(draw(&mut ui, &mut kit))
    }
}

/// The pieces, and what they need to know.
pub struct Kit<'a> {
    /// Where the hand is.
    pub focus: &'a mut Focus,
    /// The grid of letters for hands without a keyboard.
    pub letters: &'a mut Letters,
    /// The language of the screen.
    pub language: Language,
    /// The device last used.
    pub hand: Hand,
    /// What stands on the keys of this keyboard.
    pub labels: &'a KeyLabels,
    /// Nothing moves by itself.
    pub still: bool,
}

/// What covers a page, lowest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cover {
    /// Pause.
    Pause = 1,
    /// The grid of letters.
    Letters,
    /// What went wrong.
    Trouble,
}

/// What a hand did to a piece.
#[derive(Debug, Clone, Copy, Default)]
pub struct Touch {
    /// It was chosen, by click or "continue".
    pub chosen: bool,
    /// It has the focus.
    pub focused: bool,
    /// It is held down by the mouse.
    pub held: bool,
}

impl Kit<'_> {
    /// The sentence `id`.
    pub fn say(&self, id: &str) -> String {
        wording::text(self.language, id, &[])
    }

    /// The sentence `id` with arguments.
    pub fn say_with(&self, id: &str, arguments: &[(&str, FluentValue<'_>)]) -> String {
        wording::text(self.language, id, arguments)
    }

    /// A text of a scenario in the screen's language.
    pub fn text<'t>(&self, text: &'t situation::text::Text) -> &'t str {
        text.get(self.language.tag())
    }

    /// Something that can be chosen. `first`: has the focus when the page opens.
    pub fn touch(&mut self, ui: &mut Ui, id: Id, rect: Rect, first: bool) -> Touch {
        self.focus.offer(id, rect, first, false);
        let response = ui.interact(rect, id, egui::Sense::CLICK);
        let mouse_moved = ui.input(|i| i.pointer.delta() != egui::Vec2::ZERO);
        if (response.hovered() && mouse_moved) || response.clicked() {
            self.focus.give(id);
        }
        let focused = self.focus.is(id);
        if focused && self.focus.just_moved() {
            ui.scroll_to_rect(rect.expand(theme::STEP * 2.0), None);
        }
        Touch {
            chosen: response.clicked() || (focused && self.focus.take_confirm()),
            focused,
            held: response.is_pointer_button_down_on(),
        }
    }

    /// Something that covers the page. `height` orders covers and keeps the focus in the highest.
    pub fn over<R>(&mut self, ui: &Ui, name: &str, height: Cover, draw: impl FnOnce(&mut Ui, &mut Self) -> R) -> R {
        let whole = ui.ctx().content_rect();
        let below = self.focus.raise(height as u8);
        let order = match height {
            Cover::Pause => egui::Order::Middle,
            Cover::Letters => egui::Order::Foreground,
            Cover::Trouble => egui::Order::Tooltip,
        };
        let area = egui::Area::new(Id::new(name)).order(order).fixed_pos(whole.min).fade_in(false).constrain(false);
        let shown = area.show(ui.ctx(), |ui| {
            // Nothing below answers to the mouse.
            ui.allocate_rect(whole, egui::Sense::CLICK | egui::Sense::DRAG);
            let mut page = ui.new_child(egui::UiBuilder::new().max_rect(whole));
            draw(&mut page, self)
        });
        self.focus.raise(below);
        shown.inner
    }

    /// Draws the focus around `rect`.
    pub fn ring(&self, ui: &Ui, rect: Rect, focused: bool) {
        if focused {
            let outline = egui::Stroke::new(3.0, theme::PETROL);
            ui.painter().rect_stroke(rect.expand(4.0), theme::ROUND + 4.0, outline, egui::StrokeKind::Outside);
        }
    }
}
