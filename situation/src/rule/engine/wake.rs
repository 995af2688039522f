//! Whom a change wakes.

use super::Happened;
use crate::rule::formula::{Arena, Node};
use crate::rule::history::History;
use crate::rule::reach::each_part;

#[derive(Debug, Clone)]
pub(super) struct Wakers {
    /// Kind of an event, and a node that reads it.
    events: Vec<(u16, u32)>,
    /// Nodes that read marks.
    marks: Vec<u32>,
    /// Place of a sampled value, and a node that reads it.
    samples: Vec<(u16, u32)>,
    /// Per node, those that read it.
    readers: Vec<Vec<u32>>,
}

impl Wakers {
    pub(super) fn of(arena: &Arena, history: &History) -> Self {
        let mut wakers = Self {
            events: Vec::new(),
            marks: Vec::new(),
            samples: Vec::new(),
            readers: vec![Vec::new(); arena.nodes.len()],
        };
        for (at, node) in (0_u32..).zip(&arena.nodes) {
            each_part(node, &mut |of, _| wakers.readers[of.node()].push(at));
            match node {
                Node::Event { kind, .. } => wakers.events.push((*kind, at)),
                Node::Mark { .. } => wakers.marks.push(at),
                Node::Compare(terms, _) => {
                    let slots = terms.iter().flat_map(|(_, term)| term.slots());
                    wakers.samples.extend(slots.map(|slot| (history.place(slot), at)));
                }
                _ => {}
            }
        }
        wakers
    }

    /// Nodes that read a node.
    pub(super) fn readers(&self, node: usize) -> &[u32] {
        &self.readers[node]
    }

    /// Shows every node that reads something which happens at `tick`; true where there is one.
    pub(super) fn each_woken(
        &self,
        history: &History,
        happened: &Happened<'_>,
        tick: i64,
        mut wake: impl FnMut(usize),
    ) -> bool {
        let Happened::Tick { events, marks } = happened else {
            return false;
        };
        let mut any = false;
        let mut wake = |node: u32| {
            any = true;
            wake(node as usize);
        };
        if !events.is_empty() {
            let happens = |kind: u16| events.iter().any(|event| event.kind == kind);
            let woken = self.events.iter().filter(|(kind, _)| happens(*kind));
            woken.for_each(|(_, node)| wake(*node));
        }
        if !marks.is_empty() {
            self.marks.iter().for_each(|node| wake(*node));
        }
        let woken = self
            .samples
            .iter()
            .filter(|(place, _)| history.changes_at(tick, *place));
        woken.for_each(|(_, node)| wake(*node));
        any
    }
}
