//! A field to write in: with a keyboard at once, with the grid of letters where there is none.

use super::write::TextStyle;
use std::hash::Hash;

use bevy_egui::egui::{
    Align2, Frame, Id, Key, KeyboardShortcut, Margin, Modifiers, Rect, Stroke, StrokeKind, TextEdit, Ui, UiBuilder,
    WidgetInfo, pos2, vec2,
};

use super::button::id_of;
use super::canvas::Kit;
use super::pictogram::Pictogram;
use crate::devices::hand::Hand;
use crate::theme::{self, INK_SOFT, PETROL, SAND_DEEP, STEP, WHITE};

/// What is written and how much.
pub(crate) struct Field<'a> {
    /// The text.
    pub(crate) text: &'a mut String,
    /// Said while it is empty.
    pub(crate) hint: &'a str,
    /// Most characters.
    pub(crate) most: usize,
    /// It has the focus when the page opens.
    pub(crate) first: bool,
}

impl Kit<'_> {
    /// A field that fills `rect`. True in the frame in which the text changed.
    pub(crate) fn field(&mut self, ui: &mut Ui, name: impl Hash, rect: Rect, field: Field<'_>) -> bool {
        let id = Id::new("field").with(id_of(&name));
        self.focus.offer(id, rect, ui.clip_rect(), field.first, true);
        let focused = self.focus.is(id);
        self.focus.tell(id, field.hint);
        let mut place = rect;
        // A hand on the mouse finds the letters beside the field.
        if self.hand == Hand::Mouse && !self.letters.is_open_for(id) {
            place.max.x -= 64.0;
            let open = Rect::from_min_max(rect.right_top() - vec2(56.0, 0.0), rect.right_top() + vec2(0.0, 52.0));
            let letters = self.say("game-letters-open");
            if self.sign_button(ui, (id_of(&name), "letters"), open, &letters, Pictogram::Keyboard) {
                self.letters.open(id);
                self.focus.give(id);
            }
        }
        let before = field.text.clone();
        ui.painter().rect_filled(place, theme::ROUND, WHITE);
        let outline = if focused {
            Stroke::new(2.0, PETROL)
        } else {
            Stroke::new(1.5, SAND_DEEP)
        };
        ui.painter()
            .rect_stroke(place, theme::ROUND, outline, StrokeKind::Inside);
        let mut child = ui.new_child(UiBuilder::new().max_rect(place.shrink(4.0)).id_salt(id));
        child.set_clip_rect(place.intersect(ui.clip_rect()));
        let single = place.height() < 80.0;
        let edit = if single {
            TextEdit::singleline(field.text)
        } else {
            TextEdit::multiline(field.text)
        };
        let output = edit
            .id(id)
            .char_limit(field.most)
            .frame(Frame::NONE.inner_margin(Margin::symmetric(10, if single { 9 } else { 8 })))
            .desired_width(place.width() - 8.0)
            .min_size(place.size() - vec2(8.0, 8.0))
            .return_key(KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter))
            .show(&mut child);
        let response = output.response.response;
        response.widget_info(|| WidgetInfo {
            label: Some(field.hint.to_owned()),
            ..WidgetInfo::text_edit(true, &before, &*field.text, "")
        });
        if field.text.is_empty() {
            // The toolkit's own hint is too pale to be read.
            let room = place.right() - output.galley_pos.x - 2.0 * STEP;
            super::write(&child, output.galley_pos, room, field.hint, TextStyle::BODY.soft());
        }
        if response.clicked() {
            self.focus.give(id);
        }
        if focused {
            if !response.has_focus() && !self.letters.is_open_for(id) {
                response.request_focus();
                caret_to_end(ui, id, field.text);
            }
            if self.focus.just_moved() {
                ui.scroll_to_rect(rect.expand(STEP), None);
            }
            let without_letters = self.focus.without_letters();
            if self.focus.take_confirm() {
                if without_letters {
                    self.letters.open(id);
                } else {
                    self.give_to_on();
                }
            }
        } else if response.has_focus() && !response.clicked() {
            response.surrender_focus();
        }
        self.ring(ui, place, focused);
        if !field.text.is_empty() {
            label(ui, place, field.hint);
        }
        if self.letters.is_open_for(id) {
            response.surrender_focus();
            self.letters_over(ui, field.text, field.most);
        }
        before != *field.text || response.changed()
    }
}

/// What the field is for, set into its upper edge: it stays when the words in it are one's own.
fn label(ui: &Ui, place: Rect, words: &str) {
    let left = place.left() + 10.0;
    let most = place.width() - 20.0;
    let size = super::measure(ui, f32::INFINITY, words, TextStyle::SMALL);
    let width = size.x.min(most - 8.0);
    let ground = Rect::from_min_size(pos2(left, place.top() - size.y / 2.0), vec2(width + 8.0, size.y));
    let painter = ui.painter().with_clip_rect(ui.clip_rect().intersect(ground));
    painter.rect_filled(ground, 0.0, WHITE);
    let font = TextStyle::SMALL.font();
    painter.text(
        ground.left_center() + vec2(4.0, 0.0),
        Align2::LEFT_CENTER,
        words,
        font,
        INK_SOFT,
    );
}

fn caret_to_end(ui: &Ui, id: Id, text: &str) {
    use bevy_egui::egui::text::{CCursor, CCursorRange};
    let mut state = TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
    state
        .cursor
        .set_char_range(Some(CCursorRange::one(CCursor::new(text.chars().count()))));
    TextEdit::store_state(ui.ctx(), id, state);
}
