from django import forms


class SignUpForm(forms.Form):
    pass
