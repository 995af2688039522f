//! A page: title, one sentence that says what it is for, a body, and the two ways on and back.

use bevy_egui::egui::{Id, Pos2, Rect, ScrollArea, Stroke, StrokeKind, Ui, UiBuilder, vec2};

use super::button::HEIGHT;
use super::button::Weight;
use super::canvas::Kit;
use super::layout::Pile;
use super::pictogram::Pictogram;
use super::scenery::scenery;
use super::write::{TextStyle, measure, write};
use crate::theme::{self, INK, PAPER, STEP};

/// What the foot of a page offers.
#[derive(Debug, Clone, Default)]
pub(crate) struct Foot {
    /// The one action: words; `None` where the body holds it.
    pub(crate) on: Option<String>,
    /// The action is open.
    pub(crate) open: bool,
    /// There is a way back.
    pub(crate) back: Option<String>,
    /// The primary action has the focus when the page opens.
    pub(crate) first: bool,
    /// A word between back and on: why it is not open yet, or what happens next.
    pub(crate) hint: Option<String>,
}

/// What was chosen at the foot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Turn {
    Stay,
    Back,
    On,
}

/// What a page is called.
#[derive(Debug, Clone)]
pub(crate) struct Page {
    /// « Raconte »
    pub(crate) title: String,
    /// What it is for, one sentence.
    pub(crate) purpose: String,
    /// Sign beside the title, for those who do not read.
    pub(crate) sign: Pictogram,
    /// A place where the page is open and the scene shows through.
    pub(crate) window: Option<Rect>,
    /// Hills at its foot: for pages with room.
    pub(crate) quiet: bool,
}

impl Page {
    /// A page without a window.
    pub(crate) fn new(title: String, purpose: String, sign: Pictogram) -> Self {
        Self {
            title,
            purpose,
            sign,
            window: None,
            quiet: false,
        }
    }
}

/// Margin left and right of a page, points.
const MARGIN: f32 = 5.0 * STEP;
/// Height up to which a page has a small head and foot, so that what it is about has room; points.
const SMALL_PAGE: f32 = 520.0;
/// Width up to which its margins are small; points.
const NARROW_PAGE: f32 = 900.0;
/// Least room for a hint between the two ways, points.
const HINT_LEAST: f32 = 240.0;

/// Paper everywhere but in the window.
fn ground(ui: &Ui, whole: Rect, window: Option<Rect>) {
    let painter = ui.painter();
    let Some(open) = window.map(|w| w.intersect(whole)).filter(Rect::is_positive) else {
        painter.rect_filled(whole, 0.0, PAPER);
        return;
    };
    for part in [
        Rect::from_min_max(whole.min, Pos2::new(whole.right(), open.top())),
        Rect::from_min_max(Pos2::new(whole.left(), open.bottom()), whole.max),
        Rect::from_min_max(Pos2::new(whole.left(), open.top()), open.left_bottom()),
        Rect::from_min_max(open.right_top(), Pos2::new(whole.right(), open.bottom())),
    ] {
        painter.rect_filled(part, 0.0, PAPER);
    }
}

/// Room around a page's foot: below it, and between it and what stands above, points.
fn around_foot(whole: Rect) -> (f32, f32) {
    if whole.height() > SMALL_PAGE {
        (2.5 * STEP, 1.5 * STEP)
    } else {
        // The key on the foot's button stands over its edge: nothing comes under it.
        (STEP, 2.5 * STEP)
    }
}

/// What stands between the margins of a page.
fn inner(whole: Rect) -> Rect {
    let margin = if whole.width() > NARROW_PAGE {
        MARGIN
    } else {
        MARGIN / 2.0
    };
    whole.shrink2(vec2(margin, 0.0))
}

/// Where the head of a page begins.
fn head_top(inner: Rect) -> f32 {
    inner.top() + if inner.height() <= SMALL_PAGE { STEP } else { 2.0 * STEP }
}

/// The row at the foot of a page of this size, where its ways stand.
pub(crate) fn foot_of(whole: Rect) -> Rect {
    let (below, _) = around_foot(whole);
    let mut pile = Pile::of(inner(whole));
    pile.gap_bottom(below / STEP);
    pile.bottom(HEIGHT)
}

impl Kit<'_> {
    /// A page of this screen: `id` names its title (`{id}-title`) and its sentence (`{id}-purpose`).
    pub(crate) fn page_of(&self, id: &str, sign: Pictogram) -> Page {
        Page::new(
            self.say(&format!("{id}-title")),
            self.say(&format!("{id}-purpose")),
            sign,
        )
    }

    /// As [`Kit::page_of`], with the hills at its foot.
    pub(crate) fn quiet_page_of(&self, id: &str, sign: Pictogram) -> Page {
        Page {
            quiet: true,
            ..self.page_of(id, sign)
        }
    }

    /// Draws the page; `body` gets the place between head and foot.
    pub(crate) fn page<R>(
        &mut self,
        ui: &mut Ui,
        page: &Page,
        foot: &Foot,
        body: impl FnOnce(&mut Ui, Rect, &mut Self) -> R,
    ) -> (R, Turn) {
        let whole = ui.max_rect();
        ground(ui, whole, page.window);
        if page.quiet && whole.height() > SMALL_PAGE {
            scenery(ui, whole, self.still);
        }
        let inner = inner(whole);
        let head = self.head(ui, page, inner);
        let (_, gap) = around_foot(whole);
        let foot_place = foot_of(whole);
        // A hint that finds no room between the two ways stands above them.
        let free = self.between_ways(ui, foot);
        let above = foot.hint.as_deref().filter(|_| free.width() < HINT_LEAST);
        let hint_height = above.map_or(0.0, |hint| measure(ui, inner.width(), hint, TextStyle::SMALL).y + 4.0);
        let place = Rect::from_min_max(
            Pos2::new(inner.left(), head + gap),
            Pos2::new(inner.right(), foot_place.top() - gap - hint_height),
        );
        let result = body(ui, place, self);
        if let Some(hint) = &foot.hint {
            let width = if above.is_some() {
                inner.width()
            } else {
                free.width().min(600.0)
            };
            let size = measure(ui, width, hint, TextStyle::SMALL);
            let at = if above.is_some() {
                Pos2::new(inner.left(), foot_place.top() - 4.0 - size.y)
            } else {
                Pos2::new(free.right() - size.x.min(width), free.center().y - size.y / 2.0)
            };
            if page.quiet {
                // The hills are no ground for words.
                let ground = Rect::from_min_size(at, size).expand(STEP / 2.0);
                ui.painter().rect_filled(ground, theme::ROUND, PAPER);
            }
            write(ui, at, width, hint, TextStyle::SMALL.soft());
        }
        let turn = self.foot(ui, foot, foot_place);
        let small = inner.height() <= SMALL_PAGE;
        // The key of the button stands over its edge.
        let top = head_top(inner) + if small { STEP } else { 0.0 };
        self.way_out(ui, inner, top, small);
        (result, turn)
    }

    /// Title and purpose; gives where they end. A small page has a small head.
    fn head(&self, ui: &Ui, page: &Page, inner: Rect) -> f32 {
        let small = inner.height() <= SMALL_PAGE;
        let side = if small { 36.0 } else { 56.0 };
        let top = head_top(inner);
        let sign = Rect::from_min_size(
            Pos2::new(inner.left(), top + if small { 0.0 } else { STEP }),
            vec2(side, side),
        );
        ui.painter().circle_filled(sign.center(), side / 2.0, theme::SAND);
        page.sign.draw(ui.painter(), sign.shrink(side * 0.21), INK);
        let left = sign.right() + 2.0 * STEP;
        let width = inner.right() - left - self.way_out_room(ui, inner);
        let (title, purpose) = if small {
            (TextStyle::STRONG, TextStyle::SMALL)
        } else {
            (TextStyle::TITLE, TextStyle::BODY)
        };
        let at = Pos2::new(left, top);
        let line = write(ui, at, width, &page.title, title);
        let at = Pos2::new(left, line.bottom() + 2.0);
        let line = write(ui, at, width, &page.purpose, purpose.soft());
        line.bottom().max(sign.bottom()) + if small { 0.0 } else { 0.5 * STEP }
    }

    /// The part of a page's foot between its two ways.
    pub(crate) fn between_ways(&self, ui: &Ui, foot: &Foot) -> Rect {
        let mut free = foot_of(ui.max_rect());
        if let Some(label) = &foot.back {
            free.min.x += self.button_width(ui, label, true) + Self::back_room();
        }
        if let Some(label) = foot.on.as_ref().filter(|_| foot.open) {
            free.max.x -= self.button_width(ui, label, true) + 3.0 * STEP;
        }
        free
    }

    fn foot(&mut self, ui: &mut Ui, foot: &Foot, place: Rect) -> Turn {
        let mut turn = Turn::Stay;
        if let Some(label) = &foot.back {
            let width = self.button_width(ui, label, true);
            let rect = Rect::from_min_size(place.min, vec2(width, place.height()));
            let pressed = self.button(ui, "page-back", rect, label, Some(Pictogram::Back), Weight::Quiet);
            self.draw_back_key(ui, rect);
            if pressed || self.focus.take_back() {
                turn = Turn::Back;
            }
        }
        if let Some(label) = foot.on.as_ref().filter(|_| foot.open) {
            let width = self.button_width(ui, label, true);
            let at = Pos2::new(place.right() - width, place.top());
            let rect = Rect::from_min_size(at, vec2(width, place.height()));
            let sign = Some(Pictogram::Onward);
            let touch = self.button_first(ui, "on", rect, label, sign, Weight::Primary, foot.first);
            if touch.chosen {
                turn = Turn::On;
            }
        }
        turn
    }

    /// Names the page's primary action.
    fn on() -> Id {
        Id::new("button").with(super::button::id_of(&"on"))
    }

    /// Gives the focus to the page's primary action, where a field or a list ends.
    pub(crate) fn give_to_on(&mut self) {
        self.focus.send(Self::on());
    }

    /// A place whose content may be longer than it: it scrolls with wheel, focus and sticks.
    pub(crate) fn scroll<R>(
        &mut self,
        ui: &mut Ui,
        name: &str,
        place: Rect,
        body: impl FnOnce(&mut Ui, &mut Self) -> R,
    ) -> R {
        let mut child = ui.new_child(UiBuilder::new().max_rect(place).id_salt(name));
        child.set_clip_rect(place.expand(6.0).intersect(ui.clip_rect()));
        let list = Id::new("list").with(name);
        let around = self.focus.list(Some(list));
        let mut area = ScrollArea::vertical()
            .id_salt(name)
            .auto_shrink(false)
            .animated(!self.still);
        let way = self.focus.rolls(list);
        if way != 0.0 {
            let now = child.ctx().data(|data| data.get_temp::<f32>(list)).unwrap_or(0.0);
            area = area.vertical_scroll_offset((now + way * 0.6 * place.height()).max(0.0));
        }
        let shown = area.show(&mut child, |ui| body(ui, self));
        self.focus.list(around);
        // A text without anything to choose in it is still for those without a mouse.
        let most = (shown.content_size.y - shown.inner_rect.height()).max(0.0);
        if most > 0.5 && !self.focus.has_in(list) {
            let now = shown.state.offset.y.clamp(0.0, most);
            child.ctx().data_mut(|data| data.insert_temp(list, now));
            self.focus.offer_text(list, place, ui.clip_rect(), (now, most - now));
            if self.focus.is(list) {
                // Arrows read on; the key that acts does nothing here, and is not shown.
                let outline = Stroke::new(3.0, theme::PETROL);
                ui.painter()
                    .rect_stroke(place, theme::ROUND, outline, StrokeKind::Outside);
            }
        }
        shown.inner
    }
}
