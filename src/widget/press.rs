//! The screen that a press was meant for.
//!
//! A new screen can be drawn while a finger or mouse button is down, and the second click of a double click
//! hits the screen that the first one has led to. Both presses are meant for the screen that was shown when
//! the press began.

/// The presses of one element.
#[derive(Clone, Debug, Default)]
pub struct Presses {
    /// The screen on which the pointer went down, until the click.
    down: Option<u32>,
    /// The screen that the first click of a double or triple click was meant for.
    first: u32,
}

impl Presses {
    /// Records that the pointer has gone down on a screen.
    pub fn down(&mut self, screen: u32) {
        self.down = Some(screen);
    }

    /// Returns the screen that a click was meant for. `clicks` is its count in a double or triple click, from
    /// 1; it is 0 for the keyboard and for scripts. `screen` is the present screen.
    pub fn screen(&mut self, clicks: i32, screen: u32) -> u32 {
        let down = self.down.take().unwrap_or(screen);
        match clicks {
            ..=0 => screen,
            1 => {
                self.first = down;
                down
            }
            _ => self.first,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_click_of_a_pair_means_the_screen_of_the_first() {
        let mut presses = Presses::default();
        presses.down(1);
        assert_eq!(presses.screen(1, 1), 1);
        presses.down(2);
        assert_eq!(presses.screen(2, 2), 1);
        presses.down(2);
        assert_eq!(presses.screen(3, 2), 1);
        presses.down(2);
        assert_eq!(presses.screen(1, 2), 2, "a new row");
    }

    #[test]
    fn what_was_drawn_while_a_finger_was_down_was_not_pressed() {
        let mut presses = Presses::default();
        presses.down(4);
        assert_eq!(presses.screen(1, 5), 4);
        assert_eq!(presses.screen(0, 5), 5, "the keyboard");
        assert_eq!(presses.screen(1, 5), 5, "nothing went down");
    }
}
