"""What is made of one sheet, one source, or one language: by value in, and by value out.

So any executor can run it, in this process, another one or on another machine, and what it makes
can be kept. Nothing here touches the disk but to lay out a publisher's own templates.
"""
