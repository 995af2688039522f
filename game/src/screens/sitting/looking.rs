//! What is on the page is looked at: in every size, by who reads and by who hears.

use bevy_egui::egui;
use wording::Language;

use super::Sitting;
use crate::devices::Hand;
use crate::language::ScreenLanguage;
use crate::theme;

impl Sitting {
    /// What a person could not read on the page as it is.
    pub(in crate::screens) fn unreadable(&self) -> Vec<String> {
        let controls = self.focus().offered();
        let controls = controls.into_iter().filter(|item| !item.only_tells());
        let controls: Vec<_> = controls.map(|item| (item.rect, item.clip)).collect();
        self.painted.unreadable(self.whole(), &controls)
    }

    /// What can be pressed, held or dragged and says nothing to a screen reader.
    pub(in crate::screens) fn nameless(&mut self) -> Vec<String> {
        self.context.enable_accesskit();
        self.frame();
        self.context.disable_accesskit();
        let told = self.told.take().map(|told| told.nodes).unwrap_or_default();
        let node_of = |id: egui::Id| {
            let node = told.iter().find(|(node, _)| *node == id.accesskit_id());
            node.map(|(_, node)| node)
        };
        let whole = self.whole();
        let mut named = Vec::new();
        let mut found = Vec::new();
        self.context.viewport(|viewport| {
            for (_, widgets_of_layer) in viewport.prev_pass.widgets.layers() {
                for widget in widgets_of_layer.iter().filter(|widget| widget.sense.interactive()) {
                    let node = node_of(widget.id);
                    let name = node.and_then(|node| node.label().or(node.value())).unwrap_or_default();
                    let scrolls = node.is_some_and(|node| node.role() == egui::accesskit::Role::ScrollBar);
                    // What covers a page takes its clicks.
                    let covers = widget.rect.contains_rect(whole);
                    if !name.trim().is_empty() {
                        named.push(widget.id);
                    } else if !scrolls && !covers {
                        found.push(format!("no name: {:?}", widget.rect));
                    }
                }
            }
        });
        assert!(!named.is_empty(), "names are not kept");
        let reached = self.focus().offered().into_iter().filter(|item| !item.only_tells());
        let silent = reached.filter(|item| !named.contains(&item.id));
        found.extend(silent.map(|item| format!("no name, and has the focus: {:?}", item.rect)));
        found
    }

    pub(in crate::screens) fn whole(&self) -> egui::Rect {
        egui::Rect::from_min_size(egui::Pos2::ZERO, self.page)
    }

    /// Lays the page out anew for this size, with everything that moves at its end.
    pub(in crate::screens) fn lay(&mut self, page: egui::Vec2) {
        self.page = page;
        for _ in 0..3 {
            self.time += 0.5;
            self.frame();
        }
    }

    /// As [`Sitting::lay`], in another language.
    pub(in crate::screens) fn lay_in(&mut self, language: Language, page: egui::Vec2) {
        self.app.insert_resource(ScreenLanguage(language));
        self.lay(page);
    }

    /// How much text can grow on what is shown.
    pub(in crate::screens) fn largest_text(&self) -> f32 {
        let cornered = self.app.world().resource::<theme::Cornered>();
        if cornered.0 { theme::FITS } else { f32::INFINITY }
    }

    /// This device is in hand.
    pub(in crate::screens) fn take(&mut self, hand: Hand) {
        self.app.insert_resource(hand);
    }
}
