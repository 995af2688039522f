//! A gust that is on its way through the cage.

/// Wind of a gust that blows in `left_s` seconds, at a place so far along its way (−1 where it comes from, 1 where
/// it goes): a front that crosses the cage and has reached the middle when it blows.
pub(super) fn front(along: f32, left_s: f32) -> f32 {
    /// From here on the air moves before a gust, s.
    const AHEAD_S: f32 = 3.0;
    let reached = -1.0 - 0.3 + (1.0 - left_s / AHEAD_S).clamp(0.0, 1.0) * 1.3;
    5.5 * ((reached - along) / 0.6 + 0.5).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gust_is_seen_where_it_comes_from_before_it_blows() {
        assert!(front(-1.0, 2.0) > 2.0, "upwind, streamers rise");
        assert_eq!(front(0.0, 2.5), 0.0, "at the drone the air is still");
        assert!(front(-1.0, 1.0) > front(-0.3, 1.0) && front(-0.3, 1.0) >= front(0.5, 1.0));
        // It never falls back.
        let mut last = 0.0;
        for step in 0..30_u8 {
            let now = front(-0.5, 3.0 - f32::from(step) * 0.1);
            assert!(now >= last);
            last = now;
        }
        assert!(last > 3.0);
    }
}
