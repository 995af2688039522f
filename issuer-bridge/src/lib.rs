//! issuer-bridge
