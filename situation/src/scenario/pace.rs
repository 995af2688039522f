//! Thresholds that say "taking one's time changes nothing" are held to it.

use simulation::{PhaseLimit, TICKS_PER_SECOND, Template, Tick};

use super::grid::game_rules;
use super::raw::{RawGrid, RawRule, RawThreshold};
use crate::document::Report;
use crate::rule::{named, seconds};

/// Every threshold of one's own pace must be a time that no acting person can run out of: at least as long as the
/// longest session, and not about something that the situation ends by itself.
pub(super) fn check(raw: &RawGrid, template: &dyn Template, longest: Tick, report: &mut Report) {
    let limits = template.limits();
    for rule in game_rules(raw) {
        for threshold in rule.thresholds.iter().filter(|t| t.own_pace) {
            check_threshold(rule, threshold, &limits, longest, report);
        }
    }
}

fn check_threshold(
    rule: &RawRule,
    threshold: &RawThreshold,
    limits: &[PhaseLimit],
    longest: Tick,
    report: &mut Report,
) {
    let span = threshold.value.span;
    let name = ("name", threshold.name.value.clone());
    let Some(window_s) = seconds(&threshold.value) else {
        report.error("situation-own-pace-no-time", vec![name], span);
        return;
    };
    let longest_s = f64::from(longest) / f64::from(TICKS_PER_SECOND);
    if window_s < longest_s {
        let arguments = vec![
            name,
            ("found", window_s.to_string()),
            ("longest", longest_s.to_string()),
        ];
        report.warning("situation-own-pace-short", arguments, span);
        return;
    }
    let (occasion, wanted) = (named(&rule.occasion), named(&rule.rule));
    let cuts = |limit: &&PhaseLimit| {
        let asked = wanted.phases.contains(&limit.phase) || limit.events.iter().any(|e| wanted.events.contains(e));
        asked || (limit.is_last && occasion.phases.contains(&limit.phase))
    };
    if let Some(limit) = limits.iter().find(cuts) {
        let arguments = vec![
            name,
            ("phase", limit.phase.clone()),
            ("seconds", limit.shortest_s.to_string()),
        ];
        report.warning("situation-own-pace-cut", arguments, span);
    }
}
