//! What a screen's system draws with: the whole window and the pieces.

use bevy::ecs::system::SystemParam;
use bevy::prelude::*;
use bevy_egui::EguiContexts;
use bevy_egui::egui::{self, Id, Rect, Ui};
use wording::{FluentValue, Language};

use super::focus::Focus;
use super::letters::Letters;
use super::way_out::WayOut;
use crate::devices::hand::Hand;
use crate::devices::labels::KeyLabels;
use crate::language::ScreenLanguage;
use crate::preferences::ReducedMotion;
use crate::theme;

/// The focus is moved before any screen draws.
#[derive(SystemSet, Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct FocusMoved;

/// What a screen's system asks for.
#[derive(SystemParam)]
pub(crate) struct Canvas<'w, 's> {
    contexts: EguiContexts<'w, 's>,
    focus: ResMut<'w, Focus>,
    letters: ResMut<'w, Letters>,
    language: Res<'w, ScreenLanguage>,
    hand: Res<'w, Hand>,
    labels: Res<'w, KeyLabels>,
    still: Res<'w, ReducedMotion>,
    out: ResMut<'w, WayOut>,
    count: ResMut<'w, CanvasCount>,
}

/// Canvases drawn in this frame: each has its own id.
#[derive(Resource, Debug, Default)]
pub(crate) struct CanvasCount(u32);

impl Canvas<'_, '_> {
    /// Draws on the whole window: `draw` gets it and the pieces.
    pub(crate) fn draw<R>(&mut self, draw: impl FnOnce(&mut Ui, &mut Kit<'_>) -> R) -> Result<R> {
        let context = self.contexts.ctx_mut()?.clone();
        self.count.0 += 1;
        let mut ui = Ui::new(
            context.clone(),
            Id::new(("canvas", self.count.0)),
            egui::UiBuilder::new()
                .layer_id(egui::LayerId::background())
                .max_rect(context.viewport_rect()),
        );
        let mut kit = Kit {
            focus: &mut self.focus,
            letters: &mut self.letters,
            language: self.language.0,
            hand: *self.hand,
            labels: &self.labels,
            still: self.still.0,
            out: &mut self.out,
        };
        Ok(draw(&mut ui, &mut kit))
    }
}

/// The pieces, and what they need to know.
pub(crate) struct Kit<'a> {
    /// Where the hand is.
    pub(crate) focus: &'a mut Focus,
    /// The grid of letters for hands without a keyboard.
    pub(crate) letters: &'a mut Letters,
    /// The language of the screen.
    pub(crate) language: Language,
    /// The device last used.
    pub(crate) hand: Hand,
    /// What stands on the keys of this keyboard.
    pub(crate) labels: &'a KeyLabels,
    /// Nothing moves by itself.
    pub(crate) still: bool,
    /// The way out of a page.
    pub(crate) out: &'a mut WayOut,
}

/// What covers a page, lowest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cover {
    /// Pause.
    Pause = 1,
    /// A question before something is done.
    Sure,
    /// The grid of letters.
    Letters,
    /// What went wrong.
    Trouble,
    /// Nobody may be there any more.
    Away,
}

/// What a hand did to a piece.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Touch {
    /// It was chosen, by click or "continue".
    pub(crate) chosen: bool,
    /// It has the focus.
    pub(crate) focused: bool,
}

/// Says to a screen reader what can be pressed, held or dragged here.
pub(crate) fn name_it(response: &egui::Response, name: &str) {
    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, name));
}

/// Whether the mouse holds something down, or pressed it for less than a frame.
pub(crate) fn is_held(response: &egui::Response) -> bool {
    response.is_pointer_button_down_on() || response.clicked()
}

impl Kit<'_> {
    /// The sentence `id`.
    pub(crate) fn say(&self, id: &str) -> String {
        wording::text(self.language, id, &[])
    }

    /// The sentence `id` with arguments.
    pub(crate) fn say_with(&self, id: &str, arguments: &[(&str, FluentValue<'_>)]) -> String {
        wording::text(self.language, id, arguments)
    }

    /// A text of a scenario in the screen's language.
    pub(crate) fn text<'t>(&self, text: &'t situation::text::Text) -> &'t str {
        text.get(self.language.tag())
    }

    /// Something that can be chosen; `name` is what a screen reader says of it. `first`: has the focus when the page
    /// opens.
    pub(crate) fn touch(&mut self, ui: &mut Ui, id: Id, rect: Rect, name: &str, first: bool) -> Touch {
        self.focus.offer(id, rect, ui.clip_rect(), first, false);
        let response = ui.interact(rect, id, egui::Sense::CLICK);
        name_it(&response, name);
        let mouse_moved = ui.input(|i| i.pointer.delta() != egui::Vec2::ZERO);
        if (response.hovered() && mouse_moved) || response.clicked() {
            self.focus.give(id);
        }
        let focused = self.focus.is(id);
        self.focus.tell(id, name);
        if focused && self.focus.just_moved() {
            ui.scroll_to_rect(rect.expand(theme::STEP * 2.0), None);
        }
        Touch {
            chosen: response.clicked() || (focused && self.focus.take_confirm()),
            focused,
        }
    }

    /// Something that covers the page. `height` orders covers and keeps the focus in the highest.
    pub(crate) fn over<R>(
        &mut self,
        ui: &Ui,
        name: &str,
        height: Cover,
        draw: impl FnOnce(&mut Ui, &mut Self) -> R,
    ) -> R {
        let whole = ui.ctx().content_rect();
        let below = self.focus.raise(height as u8);
        let list = self.focus.list(None);
        let order = match height {
            Cover::Pause | Cover::Sure => egui::Order::Middle,
            Cover::Letters => egui::Order::Foreground,
            Cover::Trouble | Cover::Away => egui::Order::Tooltip,
        };
        let area = egui::Area::new(Id::new(name))
            .order(order)
            .fixed_pos(whole.min)
            .fade_in(false)
            .constrain(false);
        let shown = area.show(ui.ctx(), |ui| {
            // Nothing below answers to the mouse.
            ui.allocate_rect(whole, egui::Sense::CLICK | egui::Sense::DRAG);
            let mut page = ui.new_child(egui::UiBuilder::new().max_rect(whole));
            draw(&mut page, self)
        });
        self.focus.list(list);
        self.focus.raise(below);
        shown.inner
    }

    /// The ground of a question or a word that covers the page, of this size or as much of it as the page has room for;
    /// gives its place.
    pub(crate) fn dialog(&self, ui: &Ui, size: egui::Vec2) -> Rect {
        let whole = ui.max_rect();
        let most = whole.size() - egui::Vec2::splat(2.0 * theme::STEP);
        let place = Rect::from_center_size(whole.center(), size.min(most));
        let painter = ui.painter();
        painter.rect_filled(whole, 0.0, theme::INK.gamma_multiply(0.55));
        painter.rect_filled(place, theme::ROUND, theme::PAPER);
        let outline = egui::Stroke::new(3.0, theme::PETROL);
        painter.rect_stroke(place, theme::ROUND, outline, egui::StrokeKind::Inside);
        place
    }

    /// Something that only tells its `words`: it can have the focus, so that a long list scrolls with it; no key acts
    /// there.
    pub(crate) fn tells(&mut self, ui: &mut Ui, id: Id, rect: Rect, words: &str) {
        if self.touch(ui, id, rect, words, false).focused {
            let outline = egui::Stroke::new(1.5, theme::PETROL);
            ui.painter()
                .rect_stroke(rect.expand(4.0), theme::ROUND, outline, egui::StrokeKind::Outside);
        }
    }

    /// Draws the focus around `rect`, with the key that acts there: the one place where that key is shown.
    pub(crate) fn ring(&self, ui: &Ui, rect: Rect, focused: bool) {
        if focused {
            let outline = egui::Stroke::new(3.0, theme::PETROL);
            ui.painter()
                .rect_stroke(rect.expand(4.0), theme::ROUND + 4.0, outline, egui::StrokeKind::Outside);
            self.cap(ui, rect);
        }
    }
}
