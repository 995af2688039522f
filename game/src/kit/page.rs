//! A page: title, one sentence that says what it is for, a body, and the two ways on and back.

use bevy_egui::egui::{Id, Pos2, Rect, ScrollArea, Ui, UiBuilder, vec2};

use super::button::HEIGHT;
use super::scenery::scenery;
use super::{Kit, Pictogram, Weight, measure, write};
use crate::theme::{self, INK, INK_SOFT, PAPER, STEP};

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
        if page.quiet {
            scenery(ui, whole, self.still);
        }
        let inner = whole.shrink2(vec2(MARGIN, 0.0));
        let sign = Rect::from_min_size(Pos2::new(inner.left(), whole.top() + 3.0 * STEP), vec2(56.0, 56.0));
        ui.painter().circle_filled(sign.center(), 28.0, theme::SAND);
        page.sign.draw(ui.painter(), sign.shrink(12.0), INK);
        let left = sign.right() + 2.0 * STEP;
        let title = write(
            ui,
            Pos2::new(left, whole.top() + 2.0 * STEP),
            inner.right() - left,
            &page.title,
            theme::TITLE,
            theme::bold(),
            INK,
        );
        let purpose = write(
            ui,
            Pos2::new(left, title.bottom() + 2.0),
            inner.right() - left,
            &page.purpose,
            theme::BODY,
            theme::regular(),
            INK_SOFT,
        );
        let top = purpose.bottom().max(sign.bottom()) + 2.0 * STEP;
        let bottom = whole.bottom() - 2.5 * STEP - HEIGHT;
        let place = Rect::from_min_max(
            Pos2::new(inner.left(), top),
            Pos2::new(inner.right(), bottom - 1.5 * STEP),
        );
        let result = body(ui, place, self);
        let turn = self.foot(
            ui,
            foot,
            Rect::from_min_max(
                Pos2::new(inner.left(), bottom),
                Pos2::new(inner.right(), bottom + HEIGHT),
            ),
        );
        (result, turn)
    }

    fn foot(&mut self, ui: &mut Ui, foot: &Foot, place: Rect) -> Turn {
        let mut turn = Turn::Stay;
        let mut free = place;
        if let Some(label) = &foot.back {
            let width = self.button_width(ui, label, true) + self.key_width();
            let rect = Rect::from_min_size(place.min, vec2(width, place.height()));
            let pressed = self.button(
                ui,
                "back",
                self.keyed(rect, false),
                label,
                Some(Pictogram::Back),
                Weight::Quiet,
            );
            self.draw_key(ui, rect, false);
            if pressed || self.focus.take_back() {
                turn = Turn::Back;
            }
            free.min.x = rect.right() + 2.0 * STEP;
        }
        if let Some(label) = &foot.on {
            let width = self.button_width(ui, label, true) + self.key_width();
            let rect = Rect::from_min_size(
                Pos2::new(place.right() - width, place.top()),
                vec2(width, place.height()),
            );
            free.max.x = rect.left() - 2.0 * STEP;
            if foot.open {
                let button = self.keyed(rect, true);
                let touch = self.button_first(
                    ui,
                    "on",
                    button,
                    label,
                    Some(Pictogram::Onward),
                    Weight::Primary,
                    foot.first,
                );
                self.draw_key(ui, rect, true);
                if touch.chosen {
                    turn = Turn::On;
                }
            } else {
                free.max.x = place.right();
            }
        }
        if let Some(hint) = &foot.hint {
            let width = free.width().min(600.0);
            let size = measure(ui, width, hint, theme::SMALL, theme::regular());
            let at = Pos2::new(free.right() - size.x.min(width), free.center().y - size.y / 2.0);
            write(ui, at, width, hint, theme::SMALL, theme::regular(), INK_SOFT);
        }
        turn
    }

    /// The focus that the page's primary action has, for fields that hand over to it.
    pub(crate) fn give_to_on(&mut self) {
        self.focus.give(Id::new("button").with(super::button::id_of(&"on")));
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
            self.ring(ui, place.shrink(4.0), self.focus.is(list));
        }
        shown.inner
    }
}
