//! What is counted of a running bridge: answers by kind, and what is kept by state. Nothing of who asked, nothing that
//! stands in an address.

use std::fmt::Write as _;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::bridge::Bridge;
use crate::error::BridgeError;
use crate::store::ClaimKind;

/// Answers since the start, by the first figure of their status.
#[derive(Debug, Default)]
pub(crate) struct Answers([AtomicU64; 5]);

impl Answers {
    /// One more, of that status.
    pub(crate) fn note(&self, status: u16) {
        if let Some(count) = usize::from(status / 100).checked_sub(1).and_then(|at| self.0.get(at)) {
            count.fetch_add(1, Ordering::Relaxed);
        }
    }
}

/// All measures, as programs that watch others read them:
/// <https://prometheus.io/docs/instrumenting/exposition_formats/>.
pub(crate) async fn text(bridge: &Bridge) -> Result<String, BridgeError> {
    let mut text = String::from("# TYPE envol_bridge_answers_total counter\n");
    for (kind, count) in (1..).zip(&bridge.answers.0) {
        let count = count.load(Ordering::Relaxed);
        // Writing into a text cannot fail.
        let _ = writeln!(text, "envol_bridge_answers_total{{status=\"{kind}xx\"}} {count}");
    }
    text.push_str("# TYPE envol_bridge_claims gauge\n");
    for state in ClaimKind::ALL {
        let count = bridge.store.count_claims(*state).await?;
        let _ = writeln!(text, "envol_bridge_claims{{state=\"{}\"}} {count}", state.word());
    }
    text.push_str("# TYPE envol_bridge_waiting_for_a_worker gauge\n");
    for (who, count) in ["anybody", "known"].into_iter().zip(bridge.workers.waiting()) {
        let _ = writeln!(text, "envol_bridge_waiting_for_a_worker{{who=\"{who}\"}} {count}");
    }
    let _ = writeln!(
        text,
        "# TYPE envol_bridge_info gauge\nenvol_bridge_info{{version=\"{}\"}} 1",
        env!("CARGO_PKG_VERSION")
    );
    Ok(text)
}
