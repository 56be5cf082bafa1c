"""Scene 1: a file passes intent, bytes and row.

Render with Manim Community:  manim -ql scene_01.py FileJourney
"""

from manim import BLUE, DOWN, GREEN, RIGHT, UP, YELLOW
from manim import Arrow, Create, Dot, FadeIn, RoundedRectangle, Scene, Text, VGroup, Write


class FileJourney(Scene):
    """Shows the three steps that every managed file takes, in their order."""

    STEPS = (("Intent", BLUE), ("Bytes", GREEN), ("Row", YELLOW))

    def construct(self) -> None:
        title = Text("A file and its row", font_size=44).to_edge(UP)
        boxes = VGroup(*(self._step(name, color) for name, color in self.STEPS))
        boxes.arrange(RIGHT, buff=1.2)
        arrows = VGroup(
            *(
                Arrow(left.get_right(), right.get_left(), buff=0.1)
                for left, right in zip(boxes, boxes[1:])
            )
        )

        self.play(Write(title))
        self.play(FadeIn(boxes, lag_ratio=0.3), Create(arrows))

        marker = Dot(radius=0.14).next_to(boxes[0], DOWN)
        self.play(FadeIn(marker))
        for box in boxes[1:]:
            self.play(marker.animate.next_to(box, DOWN), run_time=0.8)
        self.wait(0.5)

    @staticmethod
    def _step(name: str, color) -> VGroup:
        frame = RoundedRectangle(width=2.6, height=1.4, corner_radius=0.2, color=color)
        return VGroup(frame, Text(name, font_size=32).move_to(frame))
