mod credential;
mod verifier;
mod walls;
