//! Prints the reference state hashes, one per line: name, space, SHA-256.

fn main() {
    for (name, hash) in simulation::determinism::reference_hashes() {
        println!("{name} {hash}");
    }
}
