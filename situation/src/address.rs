//! Addresses as people meet them: on a receipt, behind a QR code.

use std::net::IpAddr;

/// Whether an address names the very PC that opens it (`localhost`, `127.0.0.1`, `[::1]`, `0.0.0.0`, …): in a QR code
/// or a link for another device it would lead nowhere. Text without a host is no such address.
pub fn points_to_this_pc(address: &str) -> bool {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    let host = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    if let Ok(address) = host.parse::<IpAddr>() {
        let address = address.to_canonical();
        return address.is_loopback() || address.is_unspecified();
    }
    // Browsers fill up short numbers: 127.1 is 127.0.0.1, and 0 is 0.0.0.0.
    let short = host.bytes().all(|b| b.is_ascii_digit() || b == b'.') && (host.starts_with("127.") || host == "0");
    short || host == "localhost" || host.ends_with(".localhost")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_this_pc_are_told_from_others() {
        for here in [
            "http://127.0.0.1:8417",
            "http://127.0.0.1:8417/r/7Q2K",
            "http://127.1",
            "http://localhost:1",
            "http://LocalHost./x",
            "http://pc.localhost",
            "http://[::1]:8417",
            "http://[::ffff:127.0.0.1]/",
            "http://0.0.0.0:8417",
            "http://[::]:8417",
            "http://somebody@127.0.0.1",
            "127.0.0.1:8417",
        ] {
            assert!(points_to_this_pc(here), "{here}");
        }
        for there in [
            "http://127.0.0.1.example.org",
            "http://127.example",
            "http://127.0.0.1@example.org",
            "https://envol.example.org/?to=localhost",
            "http://192.168.1.4:8417",
            "http://[fe80::1]:8417",
            "http://10.0.0.1",
            "http://poste-3:8417",
            "",
        ] {
            assert!(!points_to_this_pc(there), "{there}");
        }
    }
}
