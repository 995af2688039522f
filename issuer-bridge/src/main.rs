//! The issuer bridge's program; see `issuer_bridge::command`.

fn main() -> std::process::ExitCode {
    issuer_bridge::command::run()
}
