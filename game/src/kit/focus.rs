//! Where the hand is: one focus for keyboard, gamepad and mouse, moved by direction.

mod way;

use bevy::prelude::*;
use bevy_egui::egui::{Id, Rect, vec2};

use way::neighbour;

/// What the devices ask of a screen in this frame.
#[derive(Resource, Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a button of its own")]
pub(crate) struct Nav {
    /// A direction, at most one per frame.
    pub(crate) step: Option<Direction>,
    /// A / Entrée / South.
    pub(crate) confirm: bool,
    /// B / Échap / East.
    pub(crate) back: bool,
    /// Start of a gamepad: what is written is done.
    pub(crate) done: bool,
    /// The device has no letters: a field to write in opens the grid of letters.
    pub(crate) without_letters: bool,
}

/// A way to move the focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    Left,
    Right,
    Up,
    Down,
    /// Tab.
    Next,
    /// Shift Tab.
    Previous,
}

/// Something that can have the focus.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Item {
    pub(crate) id: Id,
    pub(crate) rect: Rect,
    /// What of the page shows it: the rest is scrolled away.
    pub(crate) clip: Rect,
    /// The list that it stands in, if one scrolls.
    list: Option<Id>,
    layer: u8,
    pub(crate) first: bool,
    /// It has the focus only where a hand moved it there.
    aside: bool,
    writes: bool,
    /// A text that is longer than its place: how far it is scrolled up and can be scrolled down.
    reads: Option<(f32, f32)>,
}

impl Item {
    /// True where both stand in the same list.
    #[cfg(test)]
    pub(crate) fn beside(&self, other: &Self) -> bool {
        self.list.is_some() && self.list == other.list
    }

    /// True where it is reached only if nothing else lies that way.
    #[cfg(test)]
    pub(crate) fn stands_aside(&self) -> bool {
        self.aside
    }

    /// True where it can be read on and does nothing.
    #[cfg(test)]
    pub(crate) fn only_tells(&self) -> bool {
        self.reads.is_some()
    }

    /// Where it is once it has the focus: what is scrolled away comes to the nearer edge.
    pub(crate) fn shown(&self) -> Rect {
        let below = (self.rect.bottom() - self.clip.bottom()).max(0.0);
        let above = (self.clip.top() - (self.rect.top() - below)).max(0.0);
        self.rect.translate(vec2(0.0, above - below))
    }

    /// The part of it that can be seen, if enough of it can.
    pub(crate) fn seen(&self) -> Option<Rect> {
        let seen = self.rect.intersect(self.clip);
        let enough = |seen: f32, whole: f32| seen > 0.0 && seen >= (whole * 0.3).min(12.0);
        (enough(seen.width(), self.rect.width()) && enough(seen.height(), self.rect.height())).then_some(seen)
    }
}

/// The focus of the page.
#[derive(Resource, Debug, Default)]
pub(crate) struct Focus {
    current: Option<Id>,
    items: Vec<Item>,
    layer: u8,
    list: Option<Id>,
    aside: bool,
    /// The highest layer of the last frame: only it hears "back".
    top: u8,
    nav: Nav,
    moved: bool,
    /// A text that shall be read on, and which way.
    roll: Option<(Id, f32)>,
    /// The focus was sent somewhere: what has it next is shown.
    sent: bool,
    /// Frames in which what was given the focus may still appear.
    patience: u8,
    /// What the log says has the focus.
    told: Option<Id>,
}

impl Focus {
    /// Starts a frame: moves by what the devices asked, among what the last frame showed.
    pub(super) fn begin(&mut self, nav: Nav) {
        let items = std::mem::take(&mut self.items);
        let top = items.iter().map(|i| i.layer).max().unwrap_or(0);
        let items: Vec<Item> = items.into_iter().filter(|i| i.layer == top).collect();
        self.layer = 0;
        self.list = None;
        self.top = top;
        self.nav = nav;
        self.moved = std::mem::take(&mut self.sent);
        self.roll = None;
        let known = self.current.and_then(|id| items.iter().position(|i| i.id == id));
        if known.is_none() && self.patience > 0 {
            self.patience -= 1;
            self.nav = Nav::default();
            return;
        }
        self.patience = 0;
        let Some(at) = known else {
            // A new page: the first thing to do has the focus; what was pressed was meant for the page before.
            let first = items.iter().find(|i| i.first);
            self.current = first.or(items.iter().find(|i| !i.aside)).map(|i| i.id);
            self.nav = Nav::default();
            self.moved = true;
            return;
        };
        let Some(step) = nav.step else { return };
        if let Some((above, below)) = items[at].reads {
            let way = match step {
                Direction::Up if above > 0.5 => -1.0,
                Direction::Down if below > 0.5 => 1.0,
                _ => 0.0,
            };
            if way != 0.0 {
                self.roll = Some((items[at].id, way));
                return;
            }
        }
        if let Some(next) = neighbour(&items, at, step) {
            self.current = Some(items[next].id);
            self.moved = true;
        }
    }

    /// Says in the log for developers what `id` is called, where the focus has come to it.
    pub(super) fn tell(&mut self, id: Id, name: &str) {
        if self.is(id) && self.told != Some(id) {
            self.told = Some(id);
            tracing::debug!("focus: {name}");
        }
    }

    /// Forgets the page: the next one starts at its first thing to do.
    pub(crate) fn reset(&mut self) {
        self.current = None;
        self.told = None;
        self.patience = 0;
        self.items.clear();
        self.nav = Nav::default();
    }

    /// What is shown from here on covers what was shown below `layer`; gives the layer so far.
    pub(super) fn raise(&mut self, layer: u8) -> u8 {
        std::mem::replace(&mut self.layer, layer)
    }

    /// What is offered from here on stands in the list `list` (or in none); gives the list so far.
    pub(super) fn list(&mut self, list: Option<Id>) -> Option<Id> {
        std::mem::replace(&mut self.list, list)
    }

    /// Whether what is offered from here on has the focus only where a hand moves it there.
    pub(super) fn set_aside(&mut self, aside: bool) {
        self.aside = aside;
    }

    /// Registers something that can have the focus, shown where `clip` is; `first` has it when the page opens.
    pub(super) fn offer(&mut self, id: Id, rect: Rect, clip: Rect, first: bool, writes: bool) {
        self.items.push(Item {
            id,
            rect,
            clip,
            list: self.list,
            layer: self.layer,
            first,
            aside: self.aside,
            writes,
            reads: None,
        });
    }

    /// Registers a text that is longer than its place, by what of it is above and below.
    pub(super) fn offer_text(&mut self, id: Id, rect: Rect, clip: Rect, (above, below): (f32, f32)) {
        self.offer(id, rect, clip, false, false);
        if let Some(item) = self.items.last_mut() {
            item.reads = Some((above, below));
        }
    }

    /// Which way the text `id` shall be read on in this frame: up −1, down 1.
    pub(super) fn rolls(&self, id: Id) -> f32 {
        self.roll
            .filter(|(rolled, _)| *rolled == id)
            .map_or(0.0, |(_, way)| way)
    }

    /// Whether anything stands in the list `list` in this frame.
    pub(super) fn has_in(&self, list: Id) -> bool {
        self.items.iter().any(|item| item.list == Some(list))
    }

    /// True where `id` has the focus.
    pub(crate) fn is(&self, id: Id) -> bool {
        self.current == Some(id)
    }

    /// True in the frame in which the focus came by a device.
    pub(super) fn just_moved(&self) -> bool {
        self.moved
    }

    /// Gives the focus to `id`.
    pub(crate) fn give(&mut self, id: Id) {
        self.current = Some(id);
        self.patience = 2;
    }

    /// Gives the focus to `id`, as a device would: the page scrolls to it.
    pub(crate) fn send(&mut self, id: Id) {
        self.give(id);
        self.sent = true;
    }

    /// Takes the "continue" of this frame, once.
    pub(crate) fn take_confirm(&mut self) -> bool {
        std::mem::take(&mut self.nav.confirm)
    }

    /// Takes the "back" of this frame, once.
    pub(crate) fn take_back(&mut self) -> bool {
        self.hears_back() && std::mem::take(&mut self.nav.back)
    }

    /// Takes the "done" of this frame, once.
    pub(super) fn take_done(&mut self) -> bool {
        std::mem::take(&mut self.nav.done)
    }

    /// True where what is drawn now hears "back": nothing covers it.
    pub(super) fn hears_back(&self) -> bool {
        self.layer >= self.top
    }

    /// True where the device in hand has no letters.
    pub(crate) fn without_letters(&self) -> bool {
        self.nav.without_letters
    }

    /// True where the focused thing is written into (as shown so far in this frame or the last).
    pub(crate) fn writes(&self) -> bool {
        self.current
            .is_some_and(|id| self.items.iter().any(|i| i.id == id && i.writes))
    }
}

#[cfg(test)]
impl Focus {
    /// What the last frame offered to a hand: its highest layer.
    pub(crate) fn offered(&self) -> Vec<Item> {
        let top = self.items.iter().map(|i| i.layer).max().unwrap_or(0);
        self.items.iter().filter(|i| i.layer == top).copied().collect()
    }

    /// What has the focus.
    pub(crate) fn current(&self) -> Option<Id> {
        self.current
    }

    /// Where a direction leads from `at` among `items`.
    pub(crate) fn leads(items: &[Item], at: usize, step: Direction) -> Option<usize> {
        neighbour(items, at, step)
    }
}

#[cfg(test)]
impl Focus {
    /// Where what has the focus stands.
    pub(crate) fn place(&self) -> Option<Rect> {
        let here = self.items.iter().find(|item| Some(item.id) == self.current);
        here.map(|item| item.rect)
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests")]
mod tests;
