//! The same bits everywhere: pinned hashes. A change here asks for a raised `revision` of the kind.

use simulation::determinism::reference_hashes;

#[test]
fn the_state_after_100_000_ticks_is_the_pinned_one() {
    let found: Vec<String> = reference_hashes()
        .into_iter()
        .map(|(name, hash)| format!("{name} {hash}"))
        .collect();
    let pinned: Vec<&str> = include_str!("state_hashes.txt").lines().collect();
    assert_eq!(found, pinned);
}
