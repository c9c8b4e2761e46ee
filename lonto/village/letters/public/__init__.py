"""Pages for anybody: is this letter genuine?"""
